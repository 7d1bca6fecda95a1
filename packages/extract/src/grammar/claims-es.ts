/** What Spanish sentences state. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';

const of = '(de la? | de los | del)';

export const CLAIMS_ES: readonly ClaimRule[] = [
  {
    id: 'es-alias',
    language: 'es',
    pattern: '<who: PERSON> ","? <rel: @knownas> ","? <alias: ALIAS>',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [
      { text: 'Detuvieron a Pedro Ramos Luna, alias «El Faro».', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: "Detuvieron a Rubén 'N', alias 'El Faro'.", claims: ['Rubén \'N\' alias "El Faro"'] },
      { text: 'Pedro Ramos Luna, mejor conocido como El Faro, huyó.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
    ],
  },
  {
    id: 'es-alias-beside',
    language: 'es',
    pattern: '<who: PERSON> (","? <alias: NICK> ("," | fue | quien) | "(" <alias: NICK> ")")',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [{ text: 'Pedro Ramos Luna, «El Faro», fue detenido.', claims: ['Pedro Ramos Luna alias "El Faro"'] }],
  },
  {
    id: 'es-abbreviation',
    language: 'es',
    pattern: '<org: GROUP | BODY> <rel: "("> <alias: GROUP | BODY | CAPS> ")"',
    yields: [{ claim: 'alias', about: 'org', value: 'alias' }],
    examples: [{ text: 'La Guardia Nacional (GN) llegó a la zona.', claims: ['Guardia Nacional alias "GN"'] }],
  },
  {
    id: 'es-leader-of',
    language: 'es',
    pattern: `<who: WHO> ","? no? (es | era | fue | como)? (el | la | un | uno de los)? (presunto | presunta | actual | principal)? <rel: @leader> ${of} <org: GANG>`,
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, líder del Cártel del Golfo, huyó.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
      {
        text: 'Pedro Ramos Luna no es líder del Cártel del Golfo.',
        claims: ['Pedro Ramos Luna not leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-leader-before',
    language: 'es',
    pattern: `<rel: @leader> ${of} <org: GROUP> ","? <who: PERSON>`,
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'El líder del Cártel del Golfo, Pedro Ramos Luna, huyó.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-leads',
    language: 'es',
    pattern: '<who: PERSON> ("," quien)? <rel: @leads> (al | a la | el | la)? <org: GANG>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, quien encabeza el Cártel del Golfo, huyó.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-member-of',
    language: 'es',
    pattern: `<who: WHO> ","? (es | era | fue | como)? (un)? (presunto | presunta)? <rel: @member> ${of} <org: GROUP>`,
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, presunto integrante de Los Viagras, huyó.',
        claims: ['Pedro Ramos Luna memberOf > Los Viagras "presunto"'],
      },
    ],
  },
  {
    id: 'es-kin-of',
    language: 'es',
    pattern: '<who: PERSON> ("," | @be) (el | la)? <rel: @kin> (de | del) ~{0,2}? <other: PERSON>',
    yields: [{ claim: 'familyOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Rosa Vega Soto, esposa de Pedro Ramos Luna, huyó.',
        claims: ['Rosa Vega Soto familyOf > Pedro Ramos Luna'],
      },
    ],
  },
  {
    id: 'es-associate-of',
    language: 'es',
    pattern: '<who: PERSON> ("," | @be) (presunto | un)? <rel: @associate> (de | del) ~{0,1}? <other: PERSON>',
    yields: [{ claim: 'associateOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Rosa Vega Soto, socia de Pedro Ramos Luna, huyó.',
        claims: ['Rosa Vega Soto associateOf > Pedro Ramos Luna'],
      },
    ],
  },
  {
    id: 'es-ally',
    language: 'es',
    pattern: `<a: GROUP> ("," | @be | es | son)? <rel: aliado ${of} | aliados ${of} | en alianza con> (el | la)? <b: GROUP>`,
    yields: [{ claim: 'allyOf', about: 'a', target: 'b' }],
    examples: [
      {
        text: 'Los Viagras, aliados del Cártel de Sinaloa, avanzan.',
        claims: ['Los Viagras allyOf > Cártel de Sinaloa'],
      },
    ],
  },
  {
    id: 'es-rival',
    language: 'es',
    pattern: `<a: GROUP> ("," | es | son)? <rel: rival ${of} | rivales ${of} | en disputa con | en pugna con | enfrentado con> (el | la)? <b: GROUP>`,
    yields: [{ claim: 'rivalOf', about: 'a', target: 'b' }],
    examples: [
      {
        text: 'Los Viagras, rivales del Cártel de Sinaloa, avanzan.',
        claims: ['Los Viagras rivalOf > Cártel de Sinaloa'],
      },
    ],
  },
  {
    id: 'es-position-before',
    language: 'es',
    pattern: '<value: TITLE> ","? <who: PERSON>',
    yields: [{ claim: 'position', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'El secretario de Seguridad, Omar Vega Soto, habló.',
        claims: ['Omar Vega Soto position "secretario de Seguridad"'],
      },
    ],
  },
  {
    id: 'es-position-after',
    language: 'es',
    pattern: '<who: PERSON> "," <value: TITLE>',
    yields: [{ claim: 'position', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Omar Vega Soto, secretario de Seguridad, habló.',
        claims: ['Omar Vega Soto position "secretario de Seguridad"'],
      },
    ],
  },
  {
    id: 'es-age',
    language: 'es',
    pattern: '<who: PERSON> "," de <age: NUM> <rel: anos (de edad)?>',
    yields: [{ claim: 'age', about: 'who', number: 'age' }],
    examples: [{ text: 'Detuvieron a Pedro Ramos Luna, de 41 años.', claims: ['Pedro Ramos Luna age 41'] }],
  },
  {
    id: 'es-nationality',
    language: 'es',
    pattern: '<who: PERSON> ","? de <rel: nacionalidad | origen> <value: @nationality>',
    yields: [{ claim: 'nationality', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, de nacionalidad colombiana, huyó.',
        claims: ['Pedro Ramos Luna nationality "colombiana"'],
      },
    ],
  },
  {
    id: 'es-arrested',
    language: 'es',
    pattern: '<rel: @detained> a <who: PERSON>',
    yields: [{ claim: 'arrested', about: 'who', value: 'rel' }],
    examples: [
      {
        text: 'Elementos de la Guardia Nacional detuvieron a Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna arrested "detuvieron"'],
      },
      { text: 'Realizaron una operación para lograr la detención de Pedro Ramos Luna.', claims: [] },
    ],
  },
  {
    id: 'es-arrested-passive',
    language: 'es',
    pattern: '<who: WHO> ("," ~{1,8}? ",")? no? (fue | resulto) <value: @detainedp>',
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [{ text: 'Pedro Ramos Luna fue detenido en Celaya.', claims: ['Pedro Ramos Luna arrested "detenido"'] }],
  },
  {
    id: 'es-died',
    language: 'es',
    pattern: '<who: WHO> ","? no? <value: @died | fue @killedp | fue abatido>',
    yields: [{ claim: 'died', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna murió el domingo.', claims: ['Pedro Ramos Luna died "murió" at 2026-02-22'] },
      {
        text: 'El alcalde de Uruapan, Pedro Ramos Luna, fue asesinado el 1 de noviembre de 2025.',
        claims: [
          'Pedro Ramos Luna died "fue asesinado" at 2025-11-01',
          'Pedro Ramos Luna position "alcalde de Uruapan"',
        ],
      },
    ],
  },
  {
    id: 'es-reward',
    language: 'es',
    pattern: '<rel: recompensa> de <n: MONEY> _{0,10}? (captura | arresto | localizacion | detencion) de <who: WHO>',
    yields: [{ claim: 'reward', about: 'who', number: 'n' }],
    examples: [
      {
        text: 'Ofrecen una recompensa de hasta 5 millones de dólares por información que lleve a la captura de Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna reward ?/5000000/5000000 USD "hasta"'],
      },
    ],
  },
  {
    id: 'es-curp',
    language: 'es',
    pattern: '<who: PERSON> _{0,8}? <rel: curp> ":"? <value: CURP>',
    yields: [{ claim: 'curp', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, con CURP RALP810801HDGMND09, huyó.',
        claims: ['Pedro Ramos Luna curp "RALP810801HDGMND09"'],
      },
    ],
  },
  {
    id: 'es-rfc',
    language: 'es',
    pattern: '<who: PERSON> _{0,8}? <rel: rfc> ":"? <value: RFC>',
    yields: [{ claim: 'rfc', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna, con RFC RALP810801AB1, huyó.', claims: ['Pedro Ramos Luna rfc "RALP810801AB1"'] },
    ],
  },
  {
    id: 'es-designated',
    language: 'es',
    pattern: '<rel: designo | designaron> al? (a la)? <org: GANG> como (una)? <value: @designation>',
    yields: [{ claim: 'designation', about: 'org', value: 'value' }],
    examples: [
      {
        text: 'Estados Unidos designó al Cártel de Sinaloa como organización terrorista extranjera.',
        claims: ['Cártel de Sinaloa designation "organización terrorista extranjera"'],
      },
    ],
  },
  // Who says it
  {
    id: 'es-bulletin',
    language: 'es',
    pattern:
      '<src: BODY> (informa | informo) (los | las)? (eventos | acciones | resultados) (relevantes)? (del | de)? (dia)? <when: DATE>',
    yields: [{ saidBy: 'src', scope: 'bulletin', when: 'when' }],
    examples: [],
  },
  {
    id: 'es-said',
    language: 'es',
    pattern: '<src: SAYER> (de PLACE)? ("," _{1,10}? ",")? @said',
    yields: [{ saidBy: 'src', scope: 'after' }],
    examples: [],
  },
  {
    id: 'es-said-after',
    language: 'es',
    pattern: '("," | QUOTE) @quoted (el | la | los | las)? <src: TITLE? ","? PERSON | SAYER>',
    yields: [{ saidBy: 'src', scope: 'before' }],
    examples: [
      {
        text: 'Murieron tres personas, informó la Guardia Nacional.',
        claims: ['event killed 3 unknown by Guardia Nacional'],
      },
    ],
  },
  {
    id: 'es-according',
    language: 'es',
    pattern:
      '(segun | de acuerdo con | de acuerdo a | conforme a) (el | la | los | las)? <src: TITLE? ","? PERSON | SAYER>',
    yields: [{ saidBy: 'src', scope: 'sentence' }],
    examples: [
      {
        text: 'De acuerdo con la Fiscalía, murieron dos policías en Iguala.',
        claims: ['event killed 2 security-force by Fiscalía'],
      },
    ],
  },
];
