/** Names and ties that Spanish sentences state. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';
import { ASIDE, CLOSED, DE } from './fragment.js';

export const TIES_ES: readonly ClaimRule[] = [
  {
    id: 'es-alias',
    language: 'es',
    pattern: `<who: PERSON> ${ASIDE} ("," | "(" | y | quien | es)* <rel: @knownas> ("," | como | de)? <alias: ALIAS> ((","? (y | o | y/o))? <second: NICK>)?`,
    yields: [
      { claim: 'alias', about: 'who', value: 'alias' },
      { claim: 'alias', about: 'who', value: 'second' },
    ],
    examples: [
      { text: 'Detuvieron a Pedro Ramos Luna, alias «El Faro».', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: "Detuvieron a Rubén 'N', alias 'El Faro'.", claims: ['Rubén \'N\' alias "El Faro"'] },
      { text: 'Pedro Ramos Luna, mejor conocido como El Faro, huyó.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: 'Detuvieron a Pedro Ramos Luna, (a) «El Faro».', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      {
        text: 'Detuvieron a Pedro Ramos Luna, de 29 años, apodado «El Faro».',
        claims: ['Pedro Ramos Luna alias "El Faro"'],
      },
    ],
  },
  {
    id: 'es-alias-later',
    language: 'es',
    pattern:
      '<who: PERSON> ~{1,4} ("," | PLACE | DATE | ~){0,8}? y? <rel: tambien (es)? (conocido | conocida) como> <alias: ALIAS>',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [
      {
        text: 'Pedro Ramos Luna nació en Caborca, Sonora, y también es conocido como «Don Sol».',
        claims: ['Pedro Ramos Luna alias "Don Sol"'],
      },
    ],
  },
  {
    id: 'es-alias-beside',
    language: 'es',
    pattern: '<who: PERSON> (","? <alias: NICK> ("," | "." | fue | quien | en | y | es) | "(" <alias: NICK> ")")',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [{ text: 'Pedro Ramos Luna, «El Faro», fue detenido.', claims: ['Pedro Ramos Luna alias "El Faro"'] }],
  },
  {
    id: 'es-alias-inside',
    language: 'es',
    pattern: '<who: PERSON>',
    yields: [{ claim: 'alias', about: 'who', value: 'who.nickname' }],
    examples: [{ text: 'Huyó Pedro «El Faro» Ramos Luna.', claims: ['Pedro «El Faro» Ramos Luna alias "El Faro"'] }],
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
    pattern: `<who: WHO> ${ASIDE} ","? (no | quien)? @leadermod{0,5} <rel: @leader> (en PLACE)? ${DE} (un | una)? (@cell ${DE}?)? <org: GANG>`,
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
      {
        text: "Detuvieron a Pedro 'N', alias «El Faro», presunto jefe de plaza del Cártel del Golfo en Tampico.",
        claims: ['Pedro \'N\' leaderOf > Cártel del Golfo "presunto"'],
      },
      {
        text: 'Pedro Ramos Luna, cabecilla de la célula de Los Arenales, huyó.',
        claims: ['Pedro Ramos Luna leaderOf > Los Arenales'],
      },
    ],
  },
  {
    id: 'es-leader-before',
    language: 'es',
    pattern: `<rel: @leader> ${DE} <org: GROUP> ","? <who: PERSON>`,
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
    pattern: `<who: PERSON> (${ASIDE} ","? quien)? <rel: @leads> (al | a la | el | la)? (@cell ${DE}?)? <org: GANG>`,
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, quien encabeza el Cártel del Golfo, huyó.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-led-by',
    language: 'es',
    pattern:
      '<org: GANG> ("(" ~{1,4} ")")? ","? (que)? (es | era | presuntamente)? <rel: (liderado | liderada | encabezado | encabezada | dirigido | dirigida | comandado | comandada | fundado | fundada) por> (PLAIN{0,3}?) <who: PERSON>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'El Cártel del Golfo, liderado por Pedro Ramos Luna, creció.',
        claims: ['Pedro Ramos Luna leaderOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-member-of',
    language: 'es',
    pattern: `<who: WHO> ${ASIDE} ","? (no | quien)? @leadermod{0,5} <rel: @member> ${DE} (un | una)? (@cell ${DE}?)? <org: GANG>`,
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, presunto integrante de Los Viagras, huyó.',
        claims: ['Pedro Ramos Luna memberOf > Los Viagras "presunto"'],
      },
      {
        text: 'Detuvieron a Pedro Ramos Luna, de 29 años, apodado «El Faro», presunto operador del Cártel del Golfo.',
        claims: ['Pedro Ramos Luna memberOf > Cártel del Golfo "presunto"'],
      },
    ],
  },
  {
    id: 'es-belongs',
    language: 'es',
    pattern: `<who: PERSON> ${ASIDE} ","? (presuntamente | quien)? <rel: (vinculado | vinculada | ligado | ligada) (con | a | al) | perteneciente (a | al)> (el | la)? (@cell ${DE}?)? <org: GROUP>`,
    yields: [{ claim: 'linkedTo', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Detuvieron a Pedro Ramos Luna, vinculado al Cártel del Golfo.',
        claims: ['Pedro Ramos Luna linkedTo > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-group-part',
    language: 'es',
    pattern: `<who: GROUP> ","? (presuntamente | que | es | una | un | la | el)* <rel: (faccion | celula | brazo armado | escision | grupo afin) (al | a la | ${DE}) | (vinculado | vinculada | ligado | ligada | perteneciente) (al | a la | con el | a)> <org: GROUP>`,
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Los Viagras, brazo armado del Cártel del Golfo, avanzan.',
        claims: ['Los Viagras memberOf > Cártel del Golfo'],
      },
    ],
  },
  {
    id: 'es-kin-of',
    language: 'es',
    pattern: `<who: PERSON> (${CLOSED} (quien)? @be | ${ASIDE} ("," | y | e)) (el | la | un)? <rel: @kin> (menor | mayor)? (de | del) (PLAIN{0,6}?) ","? <other: PERSON>`,
    yields: [{ claim: 'familyOf', about: 'who', value: 'rel', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, presunto lugarteniente del Cártel del Golfo e hijo del fundador del grupo, Juan Ramos Soto, huyó.',
        claims: ['Pedro Ramos Luna familyOf > Juan Ramos Soto "hijo"'],
      },
      {
        text: 'Rosa Vega Soto, esposa de Pedro Ramos Luna, huyó.',
        claims: ['Rosa Vega Soto familyOf > Pedro Ramos Luna "esposa"'],
      },
      {
        text: 'Pedro Ramos Luna es primo del exalcalde Juan Soto Vega.',
        claims: ['Pedro Ramos Luna familyOf > Juan Soto Vega "primo"'],
      },
    ],
  },
  {
    id: 'es-kin-his',
    language: 'es',
    pattern: '<who: PERSONREF> (presunto | presunta)? <rel: @kin> (menor | mayor)? ","? <other: PERSON>',
    yields: [{ claim: 'familyOf', about: 'who', value: 'rel', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna huyó. Su esposa, Rosa Vega Soto, y su primo Juan Luna Vega fueron detenidos.',
        claims: [
          'Pedro Ramos Luna familyOf > Rosa Vega Soto "esposa"',
          'Pedro Ramos Luna familyOf > Juan Luna Vega "primo"',
        ],
      },
    ],
  },
  {
    id: 'es-associate-of',
    language: 'es',
    pattern: `<who: PERSON> ${ASIDE} (","? @be | "," | y) (presunto | presunta | un | una | el | la)* <rel: @associate> (de | del) (PLAIN{0,2}?) <other: PERSON>`,
    yields: [{ claim: 'associateOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Rosa Vega Soto, socia de Pedro Ramos Luna, huyó.',
        claims: ['Rosa Vega Soto associateOf > Pedro Ramos Luna'],
      },
      {
        text: 'Cayó Juan Soto Vega, alias «El Sol», lugarteniente de Pedro Ramos Luna.',
        claims: ['Juan Soto Vega associateOf > Pedro Ramos Luna'],
      },
    ],
  },
  {
    id: 'es-associate-his',
    language: 'es',
    pattern: '<who: PERSONREF> (presunto | presunta)? <rel: @associate> ","? <other: PERSON>',
    yields: [{ claim: 'associateOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna huyó. Fue detenido su socio Juan Soto Vega.',
        claims: ['Pedro Ramos Luna associateOf > Juan Soto Vega'],
      },
    ],
  },
  {
    id: 'es-ally',
    language: 'es',
    pattern: `<a: GANG> ("," ~{0,2}? GROUP y)? ("," | @be | es | son | y)? <rel: aliado ${DE} | aliados ${DE} | aliada ${DE} | en alianza con> (el | la)? <b: GROUP>`,
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
    pattern: `<a: GANG> ("," | es | son)? (que)? (mantiene | mantienen | sostiene | sostienen | esta | estan)? (una)? <rel: rival ${DE} | rivales ${DE} | en disputa con | en pugna con | enfrentado con | enfrentados con | en guerra con | disputa con | en conflicto con | enfrentado a | enfrentados a> (el | la)? <b: GROUP>`,
    yields: [{ claim: 'rivalOf', about: 'a', target: 'b' }],
    examples: [
      {
        text: 'Los Viagras, rivales del Cártel de Sinaloa, avanzan.',
        claims: ['Los Viagras rivalOf > Cártel de Sinaloa'],
      },
    ],
  },
  {
    id: 'es-rival-clash',
    language: 'es',
    pattern: `<rel: (@clash | pugna | disputa | guerra | choque) entre> (integrantes ${DE} | celulas ${DE} | grupos ${DE} | presuntos integrantes ${DE})? (el | la)? <a: GROUP> ("(" ~{1,3} ")")? y (el | la | ${DE})? <b: GROUP>`,
    yields: [{ claim: 'rivalOf', about: 'a', target: 'b' }],
    examples: [
      {
        text: 'Hubo un enfrentamiento entre Los Viagras y el Cártel del Golfo en Iguala.',
        claims: ['Los Viagras rivalOf > Cártel del Golfo', 'event kind "clash"'],
      },
    ],
  },
];
