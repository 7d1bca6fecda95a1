/** What Spanish sentences state. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';
import { ASIDE, CLOSED } from './fragment.js';

export const CLAIMS_ES: readonly ClaimRule[] = [
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
    pattern: `<who: PERSON> ${ASIDE} "," (el | la)? <value: TITLE>`,
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
    pattern: `<who: PERSON> ${ASIDE} ","? de <age: NUM> <rel: anos (de edad)?>`,
    yields: [{ claim: 'age', about: 'who', number: 'age' }],
    examples: [{ text: 'Detuvieron a Pedro Ramos Luna, de 41 años.', claims: ['Pedro Ramos Luna age 41'] }],
  },
  {
    id: 'es-nationality',
    language: 'es',
    pattern: `<who: PERSON> ${ASIDE} ","? (ciudadano | ciudadana | de)? <rel: nacionalidad | origen> <value: @nationality>`,
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
    pattern: '<rel: @detained> (a | al) (PLAIN{0,4}?) ","? <who: PERSON (("," | y){1,2} PERSON)*>',
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
    pattern: `<who: WHO> ${CLOSED} (tambien | quien | que | ya)? no? (fue | resulto | ha sido | habia sido | fueron) (PLAIN{0,2}?) <value: @detainedp>`,
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Rosa Vega Soto, hermana de Pedro Ramos Luna, fue detenida.',
        claims: ['Rosa Vega Soto arrested "detenida"'],
      },
      { text: 'Pedro Ramos Luna fue detenido en Celaya.', claims: ['Pedro Ramos Luna arrested "detenido"'] },
    ],
  },
  {
    id: 'es-died',
    language: 'es',
    pattern: `<who: WHO> ${CLOSED} (quien | que | tambien)? no? <value: @died | (fue | resulto) @killedp | fue abatido>`,
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
    pattern:
      '<rel: recompensa> (de | por)? <n: MONEY> _{0,16}? (captura | arresto | localizacion | detencion | ubicacion | aprehension | paradero | por) (y | o | captura | arresto | detencion | la){0,3} (de | del | contra)? (PLAIN{0,2}?) <who: WHO>',
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
    pattern: '<who: PERSON> _{0,14}? <rel: curp> ":"? <value: CURP>',
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
    pattern: '<who: PERSON> _{0,14}? <rel: rfc> ":"? <value: RFC>',
    yields: [{ claim: 'rfc', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna, con RFC RALP810801AB1, huyó.', claims: ['Pedro Ramos Luna rfc "RALP810801AB1"'] },
    ],
  },
  {
    id: 'es-designated',
    language: 'es',
    pattern:
      '<rel: designo | designaron | designado | designada | clasifico | designados> (al | a la | a los | a)? <org: GANG> como (una | un)? <value: @designation>',
    yields: [{ claim: 'designation', about: 'org', value: 'value' }],
    examples: [
      {
        text: 'Estados Unidos designó al Cártel de Sinaloa como organización terrorista extranjera.',
        claims: ['Cártel de Sinaloa designation "organización terrorista extranjera"'],
      },
    ],
  },
  {
    id: 'es-arrested-before',
    language: 'es',
    pattern: '(PLAIN{0,3} | DATE | ","){0,4}? (fue | fueron) <value: @detainedp>',
    yields: [{ claim: 'arrested', about: 'before', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna dirige el Cártel del Golfo. Fue aprehendido en Bogotá el 12 de diciembre pasado.',
        claims: ['Pedro Ramos Luna arrested "aprehendido" at 2025-12-12'],
      },
      { text: 'Habló Pedro Ramos Luna. Fueron detenidas dos personas.', claims: ['event detained 2 suspect'] },
    ],
  },
  {
    id: 'es-among-detained',
    language: 'es',
    pattern:
      'entre los <rel: detenidos> (se)? (estan | esta | encuentra | encuentran | figuran | figura) ","? (TITLE)? <who: PERSON (("," | y){1,2} (alias QUOTED)? PERSON)*>',
    yields: [{ claim: 'arrested', about: 'who', value: 'rel' }],
    examples: [
      {
        text: "Entre los detenidos están Pedro 'N' y Dulce 'N'.",
        claims: ['Pedro \'N\' arrested "detenidos"', 'Dulce \'N\' arrested "detenidos"'],
      },
    ],
  },
  {
    id: 'es-arrested-named-after',
    language: 'es',
    pattern: '(fue | fueron | resulto | quedo) <value: @detainedp> ("," )? (PLAIN{0,4}?) ","? <who: PERSON>',
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [
      {
        text: "La Fiscalía informó que fue detenido Santos 'N', alias «El Faro».",
        claims: ['Santos \'N\' arrested "detenido" by Fiscalía'],
      },
    ],
  },
  {
    id: 'es-died-named-after',
    language: 'es',
    pattern: '<value: (fue | resulto) @murderedp | murio> (el | la)? (TITLE ","?)? <who: PERSON>',
    yields: [{ claim: 'died', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'El lunes fue asesinado Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna died "fue asesinado" at 2026-02-23'],
      },
    ],
  },
  {
    id: 'es-reward-for',
    language: 'es',
    pattern:
      '(ofrece | ofrecen | ofrecio | ofrecio) (una recompensa de)? <n: MONEY> <rel: por> (PLAIN{0,4}?) ","? <who: PERSON>',
    yields: [{ claim: 'reward', about: 'who', number: 'n' }],
    examples: [
      {
        text: 'La DEA ofrece hasta 3 millones de dólares por Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna reward ?/3000000/3000000 USD "hasta"'],
      },
    ],
  },
  {
    id: 'es-warrant',
    language: 'es',
    pattern:
      '<value: (cumplimentaron | cumplimento | ejecutaron | ejecuto | cumplieron | cumplio) (una | la)? (orden | ordenes) de aprehension> (en | en su | por ~{1,6}?)? contra (de)? (PLAIN{0,3}?) <who: PERSON (("," | y){1,2} PERSON)*>',
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [
      {
        text: "Cumplimentaron órdenes de aprehensión contra Erasmo 'N' y Brenda 'N'.",
        claims: ['Brenda \'N\' arrested "Cumplimentaron órdenes de aprehensión"'],
      },
      {
        text: "Agentes cumplimentaron una orden de aprehensión contra Pedro 'N', alias «El Faro».",
        claims: ['Pedro \'N\' arrested "cumplimentaron una orden de aprehensión"'],
      },
    ],
  },
  {
    id: 'es-charged',
    language: 'es',
    pattern: `<who: WHO> ${CLOSED} (tambien | quien | que | ya)? (fue | fueron | ha sido | es | esta | quedo) (PLAIN{0,1}?) <value: @charged>`,
    yields: [{ claim: 'charged', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna fue vinculado a proceso.', claims: ['Pedro Ramos Luna charged "vinculado a proceso"'] },
    ],
  },
  {
    id: 'es-charged-active',
    language: 'es',
    pattern:
      '<value: (acuso | acusaron | imputo | sentencio | sentenciaron | condeno) (formalmente)? | (vinculo | vincularon) a proceso | vinculacion a proceso | auto de formal prision | orden de formal prision | sentencia condenatoria> (a | contra | en contra de | para | de) (PLAIN{0,3}?) <who: PERSON (("," | y){1,2} PERSON)*>',
    yields: [{ claim: 'charged', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'La FGR obtuvo vinculación a proceso contra Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna charged "vinculación a proceso"'],
      },
      {
        text: 'Una corte acusó formalmente a Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna charged "acusó formalmente"'],
      },
    ],
  },
  {
    id: 'es-born',
    language: 'es',
    pattern: `<who: WHO> ${ASIDE} ","? (quien | y)? <rel: nacio | nacido | nacida | (es)? (originario | originaria) de> (el | en)? <date: DATE>? ","? (en)? <place: PLACE>? (el <later: DATE>)?`,
    yields: [
      { claim: 'birthDate', about: 'who', value: 'date' },
      { claim: 'birthDate', about: 'who', value: 'later' },
      { claim: 'birthPlace', about: 'who', value: 'place' },
    ],
    examples: [
      {
        text: 'Pedro Ramos Luna, de 33 años, es originario de Navojoa, Sonora.',
        claims: ['Pedro Ramos Luna birthPlace "Navojoa, Sonora"', 'Pedro Ramos Luna age 33'],
      },
      {
        text: 'Pedro Ramos Luna nació el 22 de mayo de 1970 en Caborca, Sonora.',
        claims: ['Pedro Ramos Luna birthDate 1970-05-22', 'Pedro Ramos Luna birthPlace "Caborca, Sonora"'],
      },
      {
        text: 'Pedro Ramos Luna, de nacionalidad mexicana, nacido el 8 de enero de 1983, huyó.',
        claims: ['Pedro Ramos Luna birthDate 1983-01-08', 'Pedro Ramos Luna nationality "mexicana"'],
      },
    ],
  },
  {
    id: 'es-born-before',
    language: 'es',
    pattern:
      '<rel: nacio | nacido | nacida | originario | originaria> (de | el | en)? <date: DATE>? ","? (en)? <place: PLACE>? (el <later: DATE>)?',
    yields: [
      { claim: 'birthDate', about: 'before', value: 'date' },
      { claim: 'birthDate', about: 'before', value: 'later' },
      { claim: 'birthPlace', about: 'before', value: 'place' },
    ],
    examples: [
      {
        text: 'Huyó Pedro Ramos Luna. Nació en Iguala el 3 de abril de 1980.',
        claims: ['Pedro Ramos Luna birthDate 1980-04-03', 'Pedro Ramos Luna birthPlace "Iguala"'],
      },
    ],
  },
  {
    id: 'es-passport',
    language: 'es',
    pattern: '<who: PERSON> _{0,14}? <rel: pasaporte> (mexicano | numero | no | ":" | "."){0,3} <value: CODE>',
    yields: [{ claim: 'passport', about: 'who', value: 'value' }],
    examples: [
      { text: 'Rosa Vega Soto, con pasaporte G11223344, huyó.', claims: ['Rosa Vega Soto passport "G11223344"'] },
    ],
  },
  {
    id: 'es-phone',
    language: 'es',
    pattern:
      '<who: PERSON> _{0,16}? <rel: telefono | celular | numero telefonico> (celular | numero | ":" | "."){0,3} <value: PHONE>',
    yields: [{ claim: 'phone', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna, con teléfono 867 555 0134, huyó.', claims: ['Pedro Ramos Luna phone "867 555 0134"'] },
    ],
  },
  {
    id: 'es-identifiers-before',
    language: 'es',
    pattern:
      '(con | su | y | "," | el | ":" | PHONE){0,3} (<rel: curp> ":"? <curp: CURP> | <rel: rfc> ":"? <rfc: RFC> | <rel: pasaporte> ":"? <passport: CODE> | <rel: telefono> ":"? <phone: PHONE>) (("," | y | con){1,2} (curp ":"? <curp: CURP> | rfc ":"? <rfc: RFC> | pasaporte ":"? <passport: CODE> | telefono ":"? <phone: PHONE>))*',
    yields: [
      { claim: 'curp', about: 'before', value: 'curp' },
      { claim: 'rfc', about: 'before', value: 'rfc' },
      { claim: 'passport', about: 'before', value: 'passport' },
      { claim: 'phone', about: 'before', value: 'phone' },
    ],
    examples: [
      {
        text: 'Detuvieron a Pedro Ramos Luna. Con CURP RALP810801HDGMND09 y teléfono 867 555 0134, quedó a disposición del juez.',
        claims: ['Pedro Ramos Luna curp "RALP810801HDGMND09"', 'Pedro Ramos Luna phone "867 555 0134"'],
      },
      { text: 'Huyó Pedro Ramos Luna. RFC: RALP810801AB1.', claims: ['Pedro Ramos Luna rfc "RALP810801AB1"'] },
    ],
  },
  {
    id: 'es-role-after',
    language: 'es',
    pattern: `<who: PERSON> ${ASIDE} ("," | @be | como) @leadermod{0,4} <value: @role>`,
    yields: [{ claim: 'role', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, presunto operador financiero del Cártel del Golfo, huyó.',
        claims: ['Pedro Ramos Luna role "operador financiero" "presunto"'],
      },
    ],
  },
  {
    id: 'es-founded',
    language: 'es',
    pattern:
      '<org: GANG> ("," | que)? <rel: (surgio | nacio | se formo | fue fundado | fue fundada | fue creado | surgido | surgida | fundado | fundada | opera)> (desde | en | hacia | el)* <value: DATE>',
    yields: [{ claim: 'foundedDate', about: 'org', value: 'value' }],
    examples: [{ text: 'El Cártel del Golfo surgió en 1984.', claims: ['Cártel del Golfo foundedDate 1984'] }],
  },
  {
    id: 'es-size',
    language: 'es',
    pattern:
      '<org: GANG> (cuenta con | tiene | suma | agrupa a) (<n: NUM> (@victimsuspect | miembros | elementos | hombres) | <n: VICTIMS>)',
    yields: [{ claim: 'size', about: 'org', number: 'n', unit: 'person' }],
    examples: [
      {
        text: 'El Cártel del Golfo tiene entre 800 y 1,200 miembros.',
        claims: ['Cártel del Golfo size 800/?/1200 person'],
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
    examples: [
      {
        text: 'El Gabinete de Seguridad informa las acciones relevantes del 11 de febrero de 2026:\n\n-En Tijuana, agentes detuvieron a dos personas.',
        claims: ['event detained 2 suspect by Gabinete de Seguridad', 'event date 2026-02-11 by Gabinete de Seguridad'],
      },
    ],
  },
  {
    id: 'es-said',
    language: 'es',
    pattern: '<src: SAYER | @sayer> (de PLACE | del estado)? ("," _{1,10}? ",")? @said (el? DATE)?',
    yields: [{ saidBy: 'src', scope: 'after' }],
    examples: [
      {
        text: 'La secretaria Rosa Vega Soto dijo que murieron dos policías.',
        claims: ['event killed 2 security-force by Rosa Vega Soto'],
      },
    ],
  },
  {
    id: 'es-said-after',
    language: 'es',
    pattern:
      '("," | QUOTE) @quoted (el? DATE)? (el | la | los | las | un | una)? <src: TITLE? ","? PERSON | SAYER | @sayer> (el? DATE)?',
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
      '(segun | de acuerdo con | de acuerdo a | conforme a) (el | la | los | las)? <src: TITLE? ","? PERSON | SAYER | @sayer>',
    yields: [{ saidBy: 'src', scope: 'sentence' }],
    examples: [
      {
        text: 'De acuerdo con la Fiscalía, murieron dos policías en Iguala.',
        claims: ['event killed 2 security-force by Fiscalía'],
      },
    ],
  },
];
