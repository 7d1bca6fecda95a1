/** What Spanish sentences state about incidents. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';

const list = 'VICTIMS ("," VICTIMS)* (y VICTIMS)?';
const counted = `(${list} | NUM)`;
const vehicles = '(<v: NUM | @one> <vNoun: @burntvehicle (de (carga | transporte | pasajeros))?> | <v: THING>)';
const premises = '<p: NUM | @one> <pNoun: @burntplace>';
const burnt = `(${vehicles} | ${premises}) (("," | y | "," y) (${vehicles} | ${premises})){0,2}`;
const toll =
  '(<k: NUM> de? (personas)? <kNoun: @killedp> | <w: NUM> de? (personas)? <wNoun: @woundedp> | <d: NUM> de? (personas)? <dNoun: @detainedp>)';
const including = '("," (entre ellos | entre ellas | incluidos | incluidas | incluyendo) <part: VICTIMS>)?';

export const INCIDENTS_ES: readonly ClaimRule[] = [
  {
    id: 'es-murdered',
    language: 'es',
    pattern: `<n: ${counted}> (PLAIN{0,2}?) no? (@came | han sido) (PLAIN{0,1}?) <rel: @murderedp> ${including}`,
    yields: [{ event: 'killing', counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [{ text: 'Tres policías fueron asesinados en Iguala.', claims: ['event kind "killing"'] }],
  },
  {
    id: 'es-killed',
    language: 'es',
    pattern: `<n: ${counted}> (PLAIN{0,2}?) no? (@came | han sido) (PLAIN{0,1}?) <rel: @killedp> ${including}`,
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
    pattern: `<rel: (@came | han sido) @murderedp> (a)? <n: ${list}> ${including}`,
    yields: [{ event: 'killing', counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [
      { text: 'En Iguala fue asesinado un custodio.', claims: ['event kind "killing"', 'event killed 1 official'] },
    ],
  },
  {
    id: 'es-killed-before',
    language: 'es',
    pattern: `<rel: (@came | han sido) @killedp | @died> <n: ${counted}> ${including}`,
    yields: [{ event: null, counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [
      {
        text: 'El sábado fueron localizados sin vida tres de los trabajadores.',
        claims: ['event killed 3 civilian', 'event date 2026-02-21'],
      },
      {
        text: 'Murieron 14 personas, entre ellas dos policías.',
        claims: ['event killed 14 unknown', 'event killed 2 security-force "entre ellas"'],
      },
    ],
  },
  {
    id: 'es-died-count',
    language: 'es',
    pattern: `<n: ${counted}> (que)? <rel: @died> ${including}`,
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
    pattern: `@toll ${toll} (("," | y | "," y) ${toll}){0,2}`,
    yields: [{ event: null, counts: { killed: 'k', wounded: 'w', detained: 'd' }, joins: true }],
    examples: [
      {
        text: 'Las autoridades reportaron 14 detenidos y dos muertos en Iguala.',
        claims: ['event detained 14 suspect by autoridades', 'event killed 2 unknown by autoridades'],
      },
      {
        text: 'El ataque dejó cuatro muertos y más de una docena de heridos.',
        claims: ['event wounded 12/12/? unknown "más de"'],
      },
      {
        text: 'El ataque dejó cuatro muertos y dos heridos en León.',
        claims: ['event killed 4 unknown', 'event wounded 2 unknown'],
      },
    ],
  },
  {
    id: 'es-wounded',
    language: 'es',
    pattern: `<n: ${counted}> (PLAIN{0,2}?) ","? @came (PLAIN{0,1}?) <rel: @woundedp> ${including}`,
    yields: [{ event: null, counts: { wounded: 'n', part: 'part' }, joins: true }],
    examples: [{ text: 'Tres elementos resultaron heridos en Tecate.', claims: ['event wounded 3 security-force'] }],
  },
  {
    id: 'es-detained',
    language: 'es',
    pattern: `<rel: @detained> (a | al)? (PLAIN{0,1}?) <n: ${list}> ${including}`,
    yields: [{ event: 'arrest', counts: { detained: 'n', part: 'part' } }],
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
    pattern: `<rel: (fueron | fue | resultaron | quedaron | han sido) @detainedp> <n: ${list}> ${including}`,
    yields: [{ event: 'arrest', counts: { detained: 'n', part: 'part' } }],
    examples: [
      {
        text: 'Fueron detenidas cuatro personas, entre ellas una mujer.',
        claims: ['event detained 4 suspect', 'event detained 1 civilian "entre ellas"'],
      },
      { text: 'En Celaya fueron detenidas tres personas.', claims: ['event detained 3 suspect'] },
    ],
  },
  {
    id: 'es-detained-after',
    language: 'es',
    pattern: `<n: ${counted}> (@came | han sido) <rel: @detainedp> ${including}`,
    yields: [{ event: 'arrest', counts: { detained: 'n', part: 'part' } }],
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
    pattern: '<rel: @seized> ((PLAIN | ","){0,8}?) <things: (THING | MONEY) _{0,80}>',
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
    pattern:
      '<rel: @raided (THING | ((NUM | @one) (inmueble | inmuebles | domicilio | domicilios | predio | predios | vivienda | viviendas | casa | casas)))>',
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
    pattern: `<rel: repelieron la (agresion | agresion armada) | repelio la agresion | repeler la agresion | se registro un enfrentamiento | enfrentamiento entre | @clash (con | contra | en | entre | armado | registrado | ocurrido)>`,
    yields: [{ event: 'clash' }],
    examples: [
      {
        text: 'Tres policías murieron durante un enfrentamiento con integrantes de Los Arenales en Iguala, Guerrero.',
        claims: ['event kind "clash"', 'event killed 3 security-force', 'event place "Iguala, Guerrero"'],
      },
      {
        text: 'Se registró un enfrentamiento en Culiacán el lunes.',
        claims: ['event kind "clash"', 'event date 2026-02-23'],
      },
    ],
  },
  {
    id: 'es-roadblocks',
    language: 'es',
    pattern: '<n: NUM> (PLAIN{0,1}?) <rel: @roadblock> (en <states: NUM> <statesNoun: estados>)?',
    yields: [{ event: 'roadblock', counts: { count: 'n', states: 'states' } }],
    examples: [
      {
        text: 'En los municipios de Zapopan, Tlaquepaque y Tonalá, Jalisco, se registraron al menos 18 narcobloqueos.',
        claims: [
          'event count 18/18/? event "al menos"',
          'event municipality "Zapopan"',
          'event municipality "Tlaquepaque"',
          'event municipality "Tonalá"',
          'event state "Jalisco"',
        ],
      },
      {
        text: 'Se registraron más de 250 bloqueos en 20 estados.',
        claims: ['event count 250/250/? event "más de"', 'event count 20 state', 'event kind "roadblock"'],
      },
    ],
  },
  {
    id: 'es-roadblocks-cleared',
    language: 'es',
    pattern:
      '(<n: NUM>? (de los)? @roadblock | <n: NUM>? @road) (_{0,10}?) (fueron | fue | han sido | ha sido | quedaron | quedo | ya | y) <rel: @cleared>',
    yields: [
      { event: 'roadblock', status: 'cleared', counts: { count: 'n' } },
      { event: 'roadblock', status: 'cleared' },
    ],
    examples: [
      {
        text: 'Fueron instalados 30 bloqueos. Para la noche, 25 bloqueos fueron retirados.',
        claims: ['event count 30 event', 'event count 25 event', 'event status "cleared"'],
      },
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
    pattern: '@burntplace (PLAIN{0,1}?) (fueron | fue) <rel: @firep>',
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
    pattern:
      '<rel: @halted (el | la | las | los | de | @transport | y | ","){0,6} @school> | <rel: @school (fueron | quedaron | estan)? @halted>',
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
  {
    id: 'es-arson-counted',
    language: 'es',
    pattern: `<by: GROUP>? <rel: @burnt | (quema | incendio | incineracion) de> (PLAIN{0,2}?) ${burnt}`,
    yields: [
      { event: 'arson', methodCode: 'vehicle fire', counts: { count: 'v' }, unit: 'vehicle', by: 'by' },
      { event: 'arson', counts: { count: 'p' }, unit: 'building', by: 'by' },
    ],
    examples: [
      {
        text: 'Integrantes del Cártel del Golfo incendiaron este sábado tres autobuses y una gasolinera en Tuxpan, Veracruz.',
        claims: [
          'event count "gasolinera" 1 building',
          'event count "autobuses" 3 vehicle',
          'event perpetrator > Cártel del Golfo',
        ],
      },
      {
        text: 'Sujetos armados quemaron 12 vehículos y cuatro tiendas de conveniencia en Celaya.',
        claims: [
          'event kind "arson"',
          'event count "vehículos" 12 vehicle',
          'event count "tiendas de conveniencia" 4 building',
          'event municipality "Celaya"',
        ],
      },
    ],
  },
  {
    id: 'es-arson-counted-passive',
    language: 'es',
    pattern: `${burnt} (PLAIN{0,1}?) (@came | han sido) <rel: @firep>`,
    yields: [
      { event: 'arson', methodCode: 'vehicle fire', counts: { count: 'v' }, unit: 'vehicle' },
      { event: 'arson', counts: { count: 'p' }, unit: 'building' },
    ],
    examples: [
      {
        text: 'De 10 a 15 viviendas fueron quemadas.',
        claims: ['event count "viviendas" 10/?/15 building', 'event kind "arson"'],
      },
    ],
  },
  {
    id: 'es-cleared-counted',
    language: 'es',
    pattern:
      '(fueron | fue | han sido | quedaron | quedo | se) <rel: @cleared | liberaron | retiraron | levantaron | despejaron | reabrieron> ((los | las)? <n: NUM>)? (los | las | el | la)? <nNoun: @roadblock | @road>',
    yields: [
      { event: 'roadblock', status: 'cleared', counts: { count: 'n' } },
      { event: 'roadblock', status: 'cleared' },
    ],
    examples: [
      { text: 'Fueron liberadas 15 vialidades.', claims: ['event status "cleared"', 'event count 15 event'] },
      { text: 'Asimismo, fueron retirados los bloqueos en la carretera.', claims: ['event status "cleared"'] },
    ],
  },
  {
    id: 'es-road-reopened',
    language: 'es',
    pattern: '@road <rel: reabierta | reabierto | liberada | despejada>',
    yields: [{ event: 'roadblock', status: 'cleared' }],
    examples: [
      { text: 'El fuego fue sofocado y la vía reabierta a las 18:20 horas.', claims: ['event status "cleared"'] },
    ],
  },
  {
    id: 'es-none-hurt',
    language: 'es',
    pattern:
      '<n: NONE> (personas | civiles | elementos | victimas | militares | policias | reporte de | mas | saldo de){0,2} (<killed: @killedp | bajas (civiles | militares | policiales)? | decesos | victimas mortales | fallecimientos | victimas fatales> | <wounded: @woundedp> | <detained: @detainedp>) ((ni | o | y) (personas)? (<killed: @killedp> | <wounded: @woundedp> | <detained: @detainedp>))?',
    yields: [{ event: null, none: { killed: 'killed', wounded: 'wounded', detained: 'detained' }, joins: true }],
    examples: [
      { text: 'No se reportan lesionados.', claims: ['event wounded 0 unknown "no"'] },
      { text: 'No hubo detenidos.', claims: ['event detained 0 unknown "no"'] },
      {
        text: 'Quemaron dos autobuses en Celaya. No se registraron muertos ni heridos.',
        claims: ['event killed 0 unknown "no"', 'event wounded 0 unknown "no"'],
      },
      { text: 'Fue hallado sin vida Pedro Ramos Luna.', claims: [] },
    ],
  },
  {
    id: 'es-wounded-before',
    language: 'es',
    pattern: `<rel: (@came) @woundedp> <n: ${list}> ${including}`,
    yields: [{ event: null, counts: { wounded: 'n', part: 'part' }, joins: true }],
    examples: [
      {
        text: 'Resultaron lesionados dos policías estatales y un civil.',
        claims: ['event wounded 2 security-force', 'event wounded 1 civilian'],
      },
    ],
  },
  {
    id: 'es-detained-noun',
    language: 'es',
    pattern:
      '(hay | hubo | con | suman | van | reportan | reporto | dejo | dejaron) <n: VICTIMS | NUM> <rel: @detainedp>',
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [
      { text: 'La fiscal informó que hay dos personas detenidas.', claims: ['event detained 2 suspect by fiscal'] },
    ],
  },
  {
    id: 'es-detained-with',
    language: 'es',
    pattern: '(@detained a? VICTIMS | @detainedp) <rel: con | en posesion de> <things: THING _{0,60}>',
    yields: [{ event: 'seizure', counts: { seized: 'things' } }],
    examples: [
      {
        text: 'En Mexicali, elementos de la Guardia Nacional detuvieron a una persona con 35 kilogramos de fentanilo.',
        claims: ['event seized 35 kg fentanilo', 'event detained 1 suspect'],
      },
    ],
  },
  {
    id: 'es-seized-after',
    language: 'es',
    pattern:
      '<things: THING ("," THING)* (y THING)?> (fueron | fue | resultaron) <rel: asegurados | aseguradas | asegurado | asegurada | decomisados | decomisadas | incautados | incautadas>',
    yields: [{ event: 'seizure', counts: { seized: 'things' } }],
    examples: [
      {
        text: 'Cuatro fusiles y dos granadas fueron asegurados en Tecate.',
        claims: ['event seized 4 fusiles', 'event seized 2 granadas'],
      },
    ],
  },
  {
    id: 'es-kidnapped',
    language: 'es',
    pattern: `<rel: @abductedv> <n: ${counted}> | <n: ${counted}> (@came | han sido) <rel: @abductedp> | <rel: (@came) @abductedp> <n: ${list}>`,
    yields: [{ event: 'kidnapping', counts: { count: 'n' }, unit: 'person' }],
    examples: [
      {
        text: 'Hombres armados irrumpieron en Concordia, Sinaloa, y privaron de la libertad a nueve mineros.',
        claims: ['event kind "kidnapping"', 'event count 9 civilian', 'event municipality "Concordia"'],
      },
      { text: 'Seis trabajadores fueron secuestrados en Iguala.', claims: ['event count 6 civilian'] },
    ],
  },
  {
    id: 'es-attacked',
    language: 'es',
    pattern:
      '(@attacker | <by: GROUP> | VICTIMS) (PLAIN{0,2}?) <rel: @attackedv> (con <method: (@weapon (y | ",")?)+>)? (PLAIN | ","){0,12}? (con <method: (@weapon (y @weapon)?)+>)?',
    yields: [{ event: 'armed-attack', by: 'by', method: 'method' }],
    examples: [
      {
        text: 'Un grupo armado atacó con drones y explosivos la comunidad de El Mirador, en Coahuayana, Michoacán.',
        claims: [
          'event kind "armed-attack"',
          'event method "drones y explosivos"',
          'event place "Coahuayana, Michoacán"',
        ],
      },
      { text: 'Cinco hombres armados dispararon contra un negocio en Celaya.', claims: ['event kind "armed-attack"'] },
    ],
  },
  {
    id: 'es-attacked-passive',
    language: 'es',
    pattern:
      '(fue | fueron) <rel: @attackedp> (a balazos | a tiros)? por (PLAIN{0,2}?) (@attacker | <by: GROUP> | VICTIMS)',
    yields: [{ event: 'armed-attack', by: 'by' }],
    examples: [
      {
        text: 'En Reynosa, personal militar fue agredido por civiles armados.',
        claims: ['event kind "armed-attack"', 'event municipality "Reynosa"'],
      },
    ],
  },
  {
    id: 'es-attack-noun',
    language: 'es',
    pattern:
      '(un | una | el | la | los | tras | durante | otro) <rel: ataque (armado | directo | a balazos)? | emboscada | ataques> (con <method: (@weapon (y @weapon)?)+>)? (contra | en | a | dejo | dejaron | ocurrido | perpetrado | ocurrida | registrada | registrado | del | de DATE | DATE)',
    yields: [{ event: 'armed-attack', method: 'method' }],
    examples: [
      {
        text: 'Un ataque con drones en Apatzingán dejó tres heridos.',
        claims: ['event kind "armed-attack"', 'event method "drones"'],
      },
    ],
  },
  {
    id: 'es-attributed',
    language: 'es',
    pattern:
      '(el ataque | la agresion | los hechos | la emboscada | el atentado) (se | fue) <rel: (atribuye | atribuyen | atribuyo | atribuido) a> (la? celula)? <by: GANG>',
    yields: [{ event: 'armed-attack', by: 'by', again: true }],
    examples: [
      {
        text: 'Un grupo armado atacó la comunidad de El Mirador. El ataque se atribuye a Los Viagras.',
        claims: ['event perpetrator > Los Viagras'],
      },
    ],
  },
  {
    id: 'es-attempted-killing',
    language: 'es',
    pattern:
      '(un | el | del | al)? <rel: atentado | intento de (homicidio | asesinato)> (en PLACE)? (contra | de) (el | la)? (TITLE ","?)? <to: PERSON>',
    yields: [{ event: 'attempted-killing', to: 'to' }],
    examples: [
      {
        text: 'El atentado contra el secretario Omar Vega Soto ocurrió en 2020.',
        claims: ['event kind "attempted-killing"', 'event happenedTo > Omar Vega Soto'],
      },
    ],
  },
  {
    id: 'es-search',
    language: 'es',
    pattern:
      '(un | el | dos | tres | varios | NUM | durante | mediante | los) <rel: cateo | cateos> (simultaneos | realizado | realizados)? (en | a)',
    yields: [{ event: 'raid' }],
    examples: [
      {
        text: 'Durante un cateo en la colonia Las Flores de Irapuato, Guanajuato, detuvieron a siete personas.',
        claims: ['event kind "raid"', 'event place "Irapuato, Guanajuato"', 'event detained 7 suspect'],
      },
    ],
  },
  {
    id: 'es-airport-closed',
    language: 'es',
    pattern:
      '<rel: @airport (de PLACE)? (fue | fueron | permanece | permanecen)? @halted> | <rel: @halted (el | los)? @airport>',
    yields: [{ event: 'closure', service: 'airport' }],
    examples: [{ text: 'El aeropuerto de Tepic permanece cerrado.', claims: ['event service "airport"'] }],
  },
  {
    id: 'es-happened',
    language: 'es',
    pattern:
      '(el | la | los) <rel: (@clash | ataque | agresion | emboscada | hechos | atentado | @attackn) (ocurrio | ocurrieron | sucedio | sucedieron | se registro | se registraron | tuvo lugar)>',
    yields: [{ event: 'clash', again: true }],
    examples: [
      {
        text: 'Murieron dos policías en un enfrentamiento en Iguala. El enfrentamiento ocurrió el pasado lunes a las 05:30 horas.',
        claims: ['event date 2026-02-23', 'event start 2026-02-23T05:30-06:00', 'event kind "clash"'],
      },
    ],
  },
  {
    id: 'es-some-cleared',
    language: 'es',
    pattern:
      '(fueron | habian sido | han sido | se) <rel: @cleared | liberaron | retiraron> (<n: NUM> (de ellos | de los cuales) | todos | en su totalidad)',
    yields: [
      { event: 'roadblock', status: 'cleared', counts: { count: 'n' }, again: true },
      { event: 'roadblock', status: 'cleared', again: true },
    ],
    examples: [
      {
        text: 'Hubo unos 40 bloqueos en Uruapan. A las 04:15 horas del domingo habían sido retirados 32 de ellos.',
        claims: ['event count 32 event', 'event status "cleared" at 2026-02-22T04:15-06:00'],
      },
      { text: 'Había 40 cargos. Fueron retirados 32 de ellos.', claims: [] },
    ],
  },
  {
    id: 'es-wounded-noun',
    language: 'es',
    pattern: '<n: VICTIMS> <rel: @woundedp>',
    yields: [{ event: null, counts: { wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'El gobernador aseguró que no hubo personas lesionadas.',
        claims: ['event wounded 0 unknown "no" by gobernador'],
      },
      { text: 'Reportaron dos personas lesionadas en Celaya.', claims: ['event wounded 2 unknown'] },
    ],
  },
  {
    id: 'es-roads-blocked-active',
    language: 'es',
    pattern: '<rel: bloquearon | bloqueo | bloquean> (PLAIN{0,3}?) @road',
    yields: [{ event: 'roadblock' }],
    examples: [
      { text: 'Hombres armados bloquearon la carretera federal en Tepic.', claims: ['event kind "roadblock"'] },
    ],
  },
];
