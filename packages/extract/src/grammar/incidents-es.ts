/** What Spanish sentences state about incidents. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';

const list = 'VICTIMS ("," VICTIMS)* (y VICTIMS)?';
const including = '("," (entre ellos | entre ellas | incluidos | incluidas | incluyendo) <part: VICTIMS>)?';

export const INCIDENTS_ES: readonly ClaimRule[] = [
  {
    id: 'es-murdered',
    language: 'es',
    pattern: `<n: ${list}> ~{0,2}? no? (@came | han sido) <rel: @murderedp> ${including}`,
    yields: [{ event: 'killing', counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [{ text: 'Tres policías fueron asesinados en Iguala.', claims: ['event kind "killing"'] }],
  },
  {
    id: 'es-killed',
    language: 'es',
    pattern: `<n: ${list}> ~{0,2}? no? (@came | han sido) <rel: @killedp> ${including}`,
    yields: [{ event: null, counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [
      {
        text: 'Tres policías fueron asesinados en Iguala, Guerrero.',
        claims: ['event killed 3 security-force', 'event place "Iguala, Guerrero"'],
      },
      { text: 'Tres personas no fueron asesinadas.', claims: ['event not killed 3 unknown'] },
    ],
  },
  {
    id: 'es-murdered-before',
    language: 'es',
    pattern: `<rel: (fueron | fue) @murderedp> <n: ${list}> ${including}`,
    yields: [{ event: 'killing', counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [
      { text: 'En Iguala fue asesinado un custodio.', claims: ['event kind "killing"', 'event killed 1 official'] },
    ],
  },
  {
    id: 'es-killed-before',
    language: 'es',
    pattern: `<rel: (fueron | fue) @killedp | @died> <n: ${list}> ${including}`,
    yields: [{ event: null, counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [
      {
        text: 'Murieron 14 personas, entre ellas dos policías.',
        claims: ['event killed 14 unknown', 'event killed 2 security-force "entre ellas"'],
      },
    ],
  },
  {
    id: 'es-died-count',
    language: 'es',
    pattern: `<n: ${list}> (que)? <rel: @died> ${including}`,
    yields: [{ event: null, counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [
      {
        text: 'Dos soldados murieron en Apatzingán.',
        claims: ['event killed 2 security-force', 'event municipality "Apatzingán"'],
      },
    ],
  },
  {
    id: 'es-resulting-dead',
    language: 'es',
    pattern: 'resultando <n: VICTIMS> <rel: @killedp>',
    yields: [{ event: 'killing', counts: { killed: 'n' }, joins: true }],
    examples: [
      { text: 'Repelieron la agresión, resultando dos agresores fallecidos.', claims: ['event killed 2 suspect'] },
    ],
  },
  {
    id: 'es-wounded-then-died',
    language: 'es',
    pattern: 'VICTIMS @killedp ~{0,3} y <n: NUM> @woundedp (de gravedad)? "," quienes <rel: @died>',
    yields: [{ event: 'killing', counts: { killed: 'n', wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'Hubo un saldo, resultando cuatro sicarios fallecidos en el lugar y tres heridos de gravedad, quienes perdieron la vida durante su traslado.',
        claims: ['event killed 4 suspect', 'event killed 3 suspect', 'event wounded 3 suspect'],
      },
    ],
  },
  {
    id: 'es-toll',
    language: 'es',
    pattern: '(saldo de | dejo | dejaron | con) <n: NUM> (personas)? <rel: @killedp> (y <m: NUM> <mNoun: @woundedp>)?',
    yields: [{ event: 'killing', counts: { killed: 'n', wounded: 'm' } }],
    examples: [
      {
        text: 'El ataque dejó cuatro muertos y dos heridos en León.',
        claims: ['event killed 4 unknown', 'event wounded 2 unknown'],
      },
    ],
  },
  {
    id: 'es-wounded',
    language: 'es',
    pattern: `<n: ${list}> ~{0,2}? @came <rel: @woundedp>`,
    yields: [{ event: null, counts: { wounded: 'n' }, joins: true }],
    examples: [{ text: 'Tres elementos resultaron heridos en Tecate.', claims: ['event wounded 3 security-force'] }],
  },
  {
    id: 'es-detained',
    language: 'es',
    pattern: `<rel: @detained> a? <n: ${list}>`,
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [
      {
        text: 'JALISCO:\n\n-En Tototlán, elementos del Ejército Mexicano detuvieron a dos personas.',
        claims: ['event detained 2 suspect', 'event municipality "Tototlán"', 'event state "JALISCO"'],
      },
      { text: 'Intentaron detener a dos personas.', claims: [] },
    ],
  },
  {
    id: 'es-detained-passive',
    language: 'es',
    pattern: `<rel: (fueron | fue) @detainedp> <n: ${list}>`,
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [{ text: 'En Celaya fueron detenidas tres personas.', claims: ['event detained 3 suspect'] }],
  },
  {
    id: 'es-detained-after',
    language: 'es',
    pattern: `<n: ${list}> (@came | han sido) <rel: @detainedp>`,
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [
      {
        text: 'Más de 20 personas fueron detenidas en Tijuana el viernes.',
        claims: ['event detained 20/20/? suspect "más de"', 'event date 2026-02-20'],
      },
    ],
  },
  {
    id: 'es-seized',
    language: 'es',
    pattern: '<rel: @seized> <things: THING _{0,80}>',
    yields: [{ event: 'seizure', counts: { seized: 'things' } }],
    examples: [
      {
        text: 'En Mexicali, elementos del Ejército aseguraron cuatro armas largas, 18 cargadores y 514 cartuchos.',
        claims: [
          'event seized 4 armas largas',
          'event seized 18 cargadores',
          'event seized 514 cartuchos',
          'event municipality "Mexicali"',
        ],
      },
    ],
  },
  {
    id: 'es-searched',
    language: 'es',
    pattern: '<rel: @raided (NUM | @one) (inmueble | inmuebles | domicilio | domicilios | predio | predios)>',
    yields: [{ event: 'raid' }],
    examples: [
      {
        text: 'En Tecate, agentes catearon un inmueble.',
        claims: ['event kind "raid"', 'event municipality "Tecate"'],
      },
    ],
  },
  {
    id: 'es-operation',
    language: 'es',
    pattern:
      '(planearon | ejecutaron | realizaron | y | llevaron a cabo | realizo | ejecuto) <rel: (una operacion | un operativo) (militar | conjunto)?> en PLACE',
    yields: [{ event: 'raid' }],
    examples: [
      {
        text: 'Fuerzas federales ejecutaron una operación en Tapalpa, Jalisco.',
        claims: ['event kind "raid"', 'event place "Tapalpa, Jalisco"'],
      },
    ],
  },
  {
    id: 'es-clash',
    language: 'es',
    pattern: '<rel: repelieron la (agresion | agresion armada) | se registro un enfrentamiento | enfrentamiento entre>',
    yields: [{ event: 'clash' }],
    examples: [
      {
        text: 'Se registró un enfrentamiento en Culiacán el lunes.',
        claims: ['event kind "clash"', 'event date 2026-02-23'],
      },
    ],
  },
  {
    id: 'es-roadblocks',
    language: 'es',
    pattern:
      '(<n: NUM> <rel: narcobloqueos | bloqueos carreteros> | (registraron | reportaron | hubo | contabilizaron | instalaron) <n: NUM> <rel: bloqueos>) (en <states: NUM> <statesNoun: estados>)?',
    yields: [{ event: 'roadblock', counts: { count: 'n', states: 'states' } }],
    examples: [
      {
        text: 'Se registraron más de 250 bloqueos en 20 estados.',
        claims: ['event count 250/250/? event "más de"', 'event count 20 state', 'event kind "roadblock"'],
      },
    ],
  },
  {
    id: 'es-roadblocks-cleared',
    language: 'es',
    pattern: '(@roadblock | @road) _{0,10}? (fueron | fue | han sido | quedaron | quedo) <rel: @cleared>',
    yields: [{ event: 'roadblock', status: 'cleared' }],
    examples: [
      {
        text: 'Los bloqueos fueron retirados, informó la Guardia Nacional.',
        claims: ['event status "cleared" by Guardia Nacional'],
      },
    ],
  },
  {
    id: 'es-roads-blocked',
    language: 'es',
    pattern: '@road ~{0,4}? (fueron | fue | permanece | permanecen | esta | estan) <rel: @blocked>',
    yields: [{ event: 'roadblock' }],
    examples: [
      {
        text: 'La carretera fue bloqueada en Zapopan.',
        claims: ['event kind "roadblock"', 'event municipality "Zapopan"'],
      },
    ],
  },
  {
    id: 'es-arson',
    language: 'es',
    pattern: '@burntplace (fueron | fue) <rel: @firep>',
    yields: [{ event: 'arson' }],
    examples: [
      {
        text: 'Dos tiendas fueron quemadas en Reynosa.',
        claims: ['event kind "arson"', 'event municipality "Reynosa"'],
      },
    ],
  },
  {
    id: 'es-arson-vehicle',
    language: 'es',
    pattern: '(@burntvehicle | THING) (fueron | fue) <rel: @firep>',
    yields: [{ event: 'arson', methodCode: 'vehicle fire' }],
    examples: [{ text: 'Cinco vehículos fueron incendiados en Reynosa.', claims: ['event method "vehicle fire"'] }],
  },
  {
    id: 'es-school-closed',
    language: 'es',
    pattern: '<rel: @halted (las)? @school> | <rel: @school (fueron)? @halted>',
    yields: [{ event: 'closure', service: 'school' }],
    examples: [
      { text: 'En Guanajuato suspendieron las clases.', claims: ['event kind "closure"', 'event service "school"'] },
    ],
  },
  {
    id: 'es-transport-halted',
    language: 'es',
    pattern: '<rel: @halted (el)? @transport> | <rel: @transport (fue)? @halted>',
    yields: [{ event: 'closure', service: 'transport' }],
    examples: [{ text: 'Suspendieron el transporte público en Guadalajara.', claims: ['event service "transport"'] }],
  },
];
