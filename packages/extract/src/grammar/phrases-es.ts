/** Spanish phrases. A table: longer than a file of code may be. Order matters: a rule sees what those before it made. */
import type { PhraseRule } from '../rule.js';
import { DE } from './fragment.js';

const count = '<n: NUM | @one | NONE> (de (los | las))?';
const criminal = '(grupo | organizacion | celula | grupos) (delictivo | delictiva | criminal | delincuencial | armado)';

export const PHRASES_ES: readonly PhraseRule[] = [
  {
    id: 'es-group-named',
    language: 'es',
    pattern: `${criminal} <core: GROUP>`,
    makes: 'GROUP',
    examples: [
      {
        text: 'Cayó Pedro Ramos Luna, líder del grupo delictivo Los Viagras.',
        claims: ['Pedro Ramos Luna leaderOf > Los Viagras'],
      },
    ],
  },
  {
    id: 'es-group-led',
    language: 'es',
    pattern: `((@leader | @member | integrantes | sicarios | aliados | aliado | rivales | rival) ${DE} (@cell ${DE}?)? | @cell (${DE} | "," | llamado | llamada | conocida como | conocido como){0,3}) <core: NAMED>`,
    makes: 'GROUP',
    coreOnly: true,
    examples: [
      {
        text: 'Detuvieron a cinco integrantes de Los Arenales. Los Arenales son rivales del Cártel del Golfo.',
        claims: ['event detained 5 suspect Los Arenales', 'Los Arenales rivalOf > Cártel del Golfo'],
      },
      {
        text: 'Cayó Pedro Ramos Luna, líder de la célula «Los Arenales».',
        claims: ['Pedro Ramos Luna leaderOf > Los Arenales'],
      },
    ],
  },
  {
    id: 'es-group-opposed',
    language: 'es',
    pattern:
      '(<core: NAMED> "," (en pugna | en disputa | rivales | aliados | faccion | brazo armado | grupo | celula | en guerra) | (atribuye | atribuyen | atribuyo | vinculado | vinculada | ligado | ligada | perteneciente | pertenecientes | enfrentamiento con | pugna con | disputa con) (a | con)? <core: NAMED>)',
    makes: 'GROUP',
    coreOnly: true,
    examples: [
      {
        text: 'Los Arenales, en pugna con el Cártel del Golfo, avanzan.',
        claims: ['Los Arenales rivalOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-person-called',
    language: 'es',
    pattern: '<core: CAPS> "," ((@knownas) | de NUM anos)',
    makes: 'PERSON',
    coreOnly: true,
    examples: [{ text: 'Detuvieron a Xóchil Quauhtli, alias «El Sol».', claims: ['Xóchil Quauhtli alias "El Sol"'] }],
  },
  {
    id: 'es-victims-members-group',
    language: 'es',
    pattern: `${count} @victimadj{0,2} (integrantes | integrante | miembros | miembro | sicarios | pistoleros | operadores) ${DE} (@cell ${DE}?)? <body: GROUP>`,
    makes: 'VICTIMS',
    victims: 'suspect',
    examples: [
      {
        text: 'Murieron tres integrantes del Cártel de Sinaloa.',
        claims: ['event killed 3 suspect Cártel de Sinaloa'],
      },
    ],
  },
  {
    id: 'es-victims-members-body',
    language: 'es',
    pattern: `${count} @victimadj? (elementos | integrantes | agentes | miembros | elemento | integrante | agente | soldados | militares | policias | efectivos) ${DE} <body: BODY>`,
    makes: 'VICTIMS',
    victims: 'body',
    examples: [
      {
        text: 'Murieron 25 elementos de la Guardia Nacional.',
        claims: ['event killed 25 security-force Guardia Nacional'],
      },
      { text: 'Fue asesinado un agente de la Fiscalía.', claims: ['event killed 1 official Fiscalía'] },
    ],
  },
  {
    id: 'es-none',
    language: 'es',
    pattern:
      '(no (se)? (reportan | reportaron | reporta | reporto | registran | registraron | registra | registro | hubo | hay | hubieron))',
    makes: 'NONE',
    examples: [{ text: 'No se reportan lesionados.', claims: ['event wounded 0 unknown "no"'] }],
  },
  {
    id: 'es-none-without',
    language: 'es',
    pattern:
      '<core: sin (reporte de | que (hubiera | haya | se reporten | se reportaran))?> (personas)? (@woundedp | @detainedp | muertos | victimas | bajas | fallecidos)',
    makes: 'NONE',
    coreOnly: true,
    examples: [
      {
        text: 'Quemaron dos autobuses en Celaya sin lesionados.',
        claims: ['event wounded 0 unknown "sin"', 'event count "autobuses" 2 vehicle'],
      },
    ],
  },
  {
    id: 'es-victims-suspect',
    language: 'es',
    pattern: `${count} @victimadj{0,2} @victimsuspect`,
    makes: 'VICTIMS',
    victims: 'suspect',
    examples: [{ text: 'Detuvieron a cinco presuntos delincuentes.', claims: ['event detained 5 suspect'] }],
  },
  {
    id: 'es-victims-security',
    language: 'es',
    pattern: `${count} @victimadj{0,2} @victimsecurity (de la institucion)?`,
    makes: 'VICTIMS',
    victims: 'security-force',
    examples: [{ text: 'Dos policías municipales resultaron heridos.', claims: ['event wounded 2 security-force'] }],
  },
  {
    id: 'es-victims-official',
    language: 'es',
    pattern: `${count} @victimadj{0,2} @victimofficial`,
    makes: 'VICTIMS',
    victims: 'official',
    examples: [{ text: 'Fue asesinado un custodio.', claims: ['event killed 1 official'] }],
  },
  {
    id: 'es-victims-civilian',
    language: 'es',
    pattern: `${count} @victimadj{0,2} @victimcivilian`,
    makes: 'VICTIMS',
    victims: 'civilian',
    examples: [{ text: 'Murió una mujer.', claims: ['event killed 1 civilian'] }],
  },
  {
    id: 'es-victims-body',
    language: 'es',
    pattern: '<n: NUM | un | una> <body: BODY>',
    makes: 'VICTIMS',
    victims: 'body',
    examples: [
      {
        text: 'Un policía municipal quedó gravemente herido.',
        claims: ['event wounded 1 security-force policía municipal'],
      },
    ],
  },
  {
    id: 'es-victims-unknown',
    language: 'es',
    pattern: `${count} @victimadj{0,2} @victimunknown`,
    makes: 'VICTIMS',
    victims: 'unknown',
    examples: [
      {
        text: 'Al menos seis personas fueron asesinadas en Celaya.',
        claims: ['event killed 6/6/? unknown "al menos"', 'event municipality "Celaya"'],
      },
      { text: 'Murieron alrededor de 30 personas.', claims: ['event killed ?/30/? unknown "alrededor de"'] },
    ],
  },
  {
    id: 'es-thing-unit-shared',
    language: 'es',
    pattern: '<core: <n: NUM> <unit: @unit>> y NUM @unit de <what: @seizable>',
    makes: 'THING',
    coreOnly: true,
    examples: [
      {
        text: 'En Cosalá aseguraron 2,300 litros y 450 kilos de metanfetamina.',
        claims: ['event seized 2300 l metanfetamina', 'event seized 450 kg metanfetamina'],
      },
    ],
  },
  {
    id: 'es-thing-unit',
    language: 'es',
    pattern: `${count} <unit: @unit> (de | con | of) <what: @seizable (de @seizable | (de | en | para | tipo)? @seizetail)*>`,
    makes: 'THING',
    examples: [
      { text: 'Aseguraron 13 kilos de metanfetamina.', claims: ['event seized 13 kg metanfetamina'] },
      { text: 'Aseguraron siete bolsas con marihuana.', claims: ['event seized 7 bag marihuana'] },
    ],
  },
  {
    id: 'es-thing',
    language: 'es',
    pattern: `${count} <what: @seizable ((de | en | tipo | para | con)? (@seizetail | para arma larga | NUM? @seizetail))*>`,
    makes: 'THING',
    examples: [
      {
        text: 'Aseguraron un arma larga, dos armas cortas y un artefacto explosivo improvisado.',
        claims: [
          'event seized 1 arma larga',
          'event seized 2 armas cortas',
          'event seized 1 artefacto explosivo improvisado',
        ],
      },
    ],
  },
  {
    id: 'es-personref',
    language: 'es',
    pattern:
      '(dicho sujeto | dicha persona | el capo | este sujeto | el detenido | la detenida | el imputado | la imputada | el acusado | la acusada | el sospechoso | el sujeto | el hoy detenido | el presunto responsable | el presunto delincuente | el aprehendido | este hombre | el hoy occiso)',
    makes: 'PERSONREF',
    examples: [
      {
        text: 'Detuvieron a Pedro Ramos Luna. Dicho sujeto es líder del Cártel del Golfo.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-personref-his',
    language: 'es',
    pattern: '<core: su> (presunto | presunta)? (@kin | @associate)',
    makes: 'PERSONREF',
    coreOnly: true,
    examples: [
      {
        text: 'Pedro Ramos Luna huyó. Su hermano Juan Ramos Luna fue detenido.',
        claims: ['Pedro Ramos Luna familyOf > Juan Ramos Luna "hermano"'],
      },
    ],
  },
  {
    id: 'es-groupref',
    language: 'es',
    pattern:
      '(el cartel | dicho cartel | este cartel | dicho grupo | este grupo criminal | la organizacion criminal | esta organizacion)',
    makes: 'GROUPREF',
    examples: [
      {
        text: 'Los Viagras avanzan. Pedro Ramos Luna es líder de dicho grupo.',
        claims: ['Pedro Ramos Luna leaderOf > Los Viagras'],
      },
    ],
  },
  {
    id: 'es-groupref-of',
    language: 'es',
    pattern:
      '((del | al) <core: cartel | grupo (criminal | delictivo | armado)? | citado cartel | mismo cartel> | de (la | esta | dicha) <core: organizacion (criminal | delictiva)?>)',
    makes: 'GROUPREF',
    coreOnly: true,
    examples: [
      {
        text: 'Los Viagras avanzan. Rosa Vega Soto, señalada como operadora financiera del cártel, huyó.',
        claims: ['Rosa Vega Soto memberOf > Los Viagras "señalada"'],
      },
    ],
  },
  {
    id: 'es-eventref',
    language: 'es',
    pattern: '(esta | dicha | durante la | durante el | este | dicho) (operacion | accion | operativo) (militar)?',
    makes: 'EVENTREF',
    examples: [
      {
        text: 'Fuerzas federales ejecutaron una operación en Tapalpa, Jalisco. Durante la operación murieron cuatro sicarios.',
        claims: ['event kind "raid"', 'event killed 4 suspect'],
      },
    ],
  },
  {
    id: 'es-title',
    language: 'es',
    pattern: '@title (de PLACE | (de la | de | del | y)? @titlemod){0,6}',
    makes: 'TITLE',
    examples: [
      {
        text: 'La secretaria de Seguridad Pública, Rosa Vega Soto, habló.',
        claims: ['Rosa Vega Soto position "secretaria de Seguridad Pública"'],
      },
    ],
  },
  {
    id: 'es-source',
    language: 'es',
    pattern: '(la|las|los|el|un|una)? <core: @source (@sourceadj){0,3}>',
    makes: 'SOURCE',
    examples: [
      {
        text: 'Autoridades federales informaron que murieron tres personas.',
        claims: ['event killed 3 unknown by Autoridades federales'],
      },
    ],
  },
];
