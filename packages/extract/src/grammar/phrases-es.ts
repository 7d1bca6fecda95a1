/** Spanish phrases. A table: longer than a file of code may be. Order matters: a rule sees what those before it made. */
import type { PhraseRule } from '../rule.js';

const count = '<n: NUM | @one>';
const criminal = '(grupo | organizacion | celula | grupos) (delictivo | delictiva | criminal | delincuencial | armado)';

export const PHRASES_ES: readonly PhraseRule[] = [
  {
    id: 'es-group-named',
    language: 'es',
    pattern: `${criminal} <core: GROUP>`,
    makes: 'GROUP',
    examples: [],
  },
  {
    id: 'es-victims-members-group',
    language: 'es',
    pattern: `${count} @victimadj? (integrantes | integrante | miembros | miembro | sicarios | pistoleros) (de la? | del) <body: GROUP>`,
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
    pattern: `${count} @victimadj? (elementos | integrantes | agentes | miembros | elemento | integrante | agente | soldados | militares) (de la? | del) <body: BODY>`,
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
    id: 'es-victims-suspect',
    language: 'es',
    pattern: `${count} @victimadj? @victimsuspect`,
    makes: 'VICTIMS',
    victims: 'suspect',
    examples: [{ text: 'Detuvieron a cinco presuntos delincuentes.', claims: ['event detained 5 suspect'] }],
  },
  {
    id: 'es-victims-security',
    language: 'es',
    pattern: `${count} @victimadj? @victimsecurity (de la institucion)?`,
    makes: 'VICTIMS',
    victims: 'security-force',
    examples: [{ text: 'Dos policías municipales resultaron heridos.', claims: ['event wounded 2 security-force'] }],
  },
  {
    id: 'es-victims-official',
    language: 'es',
    pattern: `${count} @victimadj? @victimofficial`,
    makes: 'VICTIMS',
    victims: 'official',
    examples: [{ text: 'Fue asesinado un custodio.', claims: ['event killed 1 official'] }],
  },
  {
    id: 'es-victims-civilian',
    language: 'es',
    pattern: `${count} @victimadj? @victimcivilian`,
    makes: 'VICTIMS',
    victims: 'civilian',
    examples: [{ text: 'Murió una mujer.', claims: ['event killed 1 civilian'] }],
  },
  {
    id: 'es-victims-unknown',
    language: 'es',
    pattern: `${count} @victimadj? @victimunknown`,
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
    pattern: `${count} <what: @seizable ((de | en | tipo | para)? (@seizetail | para arma larga))*>`,
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
    pattern: '(dicho sujeto | dicha persona | el capo | este sujeto | el detenido)',
    makes: 'PERSONREF',
    examples: [
      {
        text: 'Detuvieron a Pedro Ramos Luna. Dicho sujeto es líder del Cártel del Golfo.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-groupref',
    language: 'es',
    pattern:
      '(el cartel | dicho cartel | este cartel | dicho grupo | este grupo criminal | la organizacion criminal | esta organizacion)',
    makes: 'GROUPREF',
    examples: [],
  },
  {
    id: 'es-eventref',
    language: 'es',
    pattern: '(esta | dicha | durante la | durante el | este | dicho) (operacion | accion | operativo) (militar)?',
    makes: 'EVENTREF',
    examples: [],
  },
  {
    id: 'es-title',
    language: 'es',
    pattern: '@title (de PLACE | (de la | de | del | y)? @titlemod){0,6}',
    makes: 'TITLE',
    examples: [],
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
