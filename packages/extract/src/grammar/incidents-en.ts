/** What English sentences state about incidents. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';

const list = 'VICTIMS ("," VICTIMS)* (","? and VICTIMS)?';
const counted = `(${list} | NUM)`;
const vehicles = '(<v: NUM | @one> <vNoun: @burntvehicle> | <v: THING>)';
const premises = '<p: NUM | @one> <pNoun: @burntplace>';
const burnt = `(${vehicles} | ${premises}) (("," | and | "," and) (${vehicles} | ${premises})){0,2}`;
const including = '(","? including ("," | ~){0,1}? <part: VICTIMS>)?';

export const INCIDENTS_EN: readonly ClaimRule[] = [
  {
    id: 'en-killed-attacks',
    language: 'en',
    pattern: '<n: VICTIMS> @aux <rel: @killed> (in PLACE)? in <events: NUM> <eventsNoun: @violentadj* attacks>',
    yields: [{ event: 'armed-attack', counts: { killed: 'n', count: 'events' } }],
    examples: [
      {
        text: 'Security Secretary Rosa Vega Soto said 25 members of the National Guard were killed in Jalisco in six separate attacks.',
        claims: [
          'event kind "armed-attack" by Rosa Vega Soto',
          'event killed 25 security-force National Guard by Rosa Vega Soto',
          'event count 6 event by Rosa Vega Soto',
          'event state "Jalisco" by Rosa Vega Soto',
        ],
      },
    ],
  },
  {
    id: 'en-killed',
    language: 'en',
    pattern: `<n: ${counted}> @aux (also|later|all|DATE|on)* <rel: @killed> (in PLACE and <more: VICTIMS> in <where: PLACE>)? ${including}`,
    yields: [
      { event: 'killing', counts: { killed: 'n', part: 'part' }, joins: true },
      { event: 'killing', counts: { killed: 'more' }, where: 'where' },
    ],
    examples: [
      {
        text: 'Around 30 criminal suspects were killed in Jalisco and four more in Michoacán.',
        claims: [
          'event killed ?/30/? suspect "around"',
          'event killed 4 suspect',
          'event state "Jalisco"',
          'event state "Michoacán"',
        ],
      },
      { text: 'Three people could be killed.', claims: [] },
      { text: 'No officers were killed.', claims: ['event killed 0 security-force "no"'] },
    ],
  },
  {
    id: 'en-died-count',
    language: 'en',
    pattern: `<n: ${list}> <rel: @died> ${including}`,
    yields: [{ event: null, counts: { killed: 'n', part: 'part' }, joins: true }],
    examples: [{ text: 'Three soldiers died in an ambush in Tijuana.', claims: ['event killed 3 security-force'] }],
  },
  {
    id: 'en-reported-killed',
    language: 'en',
    pattern: `(reported | with | left | leaving | found) <n: VICTIMS | NUM> <rel: @killed | dead> (("," | and)+ <w: VICTIMS | NUM> <wNoun: @wounded>)? ${including}`,
    yields: [{ event: 'killing', counts: { killed: 'n', wounded: 'w', part: 'part' } }],
    examples: [
      {
        text: 'Authorities in Jalisco reported at least 14 other people killed, including seven National Guard troops.',
        claims: [
          'event killed 14/14/? unknown "at least" by Authorities',
          'event killed 7 security-force National Guard "including" by Authorities',
        ],
      },
    ],
  },
  {
    id: 'en-killed-active',
    language: 'en',
    pattern: `((gunmen | members | hitmen | operatives | attackers) (from | of | with) the? <by: GROUP>)? <rel: killed | shot dead | killing> <n: ${counted}>`,
    yields: [{ event: 'killing', counts: { killed: 'n' }, by: 'by', joins: true }],
    examples: [
      {
        text: 'Gunmen from the Gulf Cartel killed at least five farmers in Chilapa, Guerrero.',
        claims: [
          'event killed 5/5/? civilian "at least"',
          'event perpetrator > Gulf Cartel',
          'event place "Chilapa, Guerrero"',
        ],
      },
      { text: 'Marines killed four gunmen in Reynosa.', claims: ['event killed 4 suspect'] },
    ],
  },
  {
    id: 'en-wounded-died',
    language: 'en',
    pattern: '<n: VICTIMS> ("," including ~{1,5}? ",")? were <rel: wounded> and <killed: later died | died>',
    yields: [{ event: 'killing', counts: { killed: 'n', wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'Troops killed four gunmen. Three more were wounded and later died.',
        claims: ['event killed 3 suspect', 'event wounded 3 suspect'],
      },
    ],
  },
  {
    id: 'en-wounded',
    language: 'en',
    pattern: `<n: ${counted}> @aux (also|later|all|seriously|badly|reported){0,2} <rel: @wounded> ${including}`,
    yields: [{ event: null, counts: { wounded: 'n', part: 'part' }, joins: true }],
    examples: [{ text: 'Two soldiers were wounded in Culiacán.', claims: ['event wounded 2 security-force'] }],
  },
  {
    id: 'en-killed-and-wounded',
    language: 'en',
    pattern: `VICTIMS @aux (also)? @killed (","|and|but){0,2} <n: VICTIMS | NUM> (@aux)? <rel: @wounded>`,
    yields: [{ event: 'killing', counts: { wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'Two marines were killed and dozens wounded in Reynosa.',
        claims: ['event wounded security-force "dozens"'],
      },
      {
        text: 'Three soldiers were killed and two others wounded in Reynosa.',
        claims: ['event killed 3 security-force', 'event wounded 2 security-force'],
      },
    ],
  },
  {
    id: 'en-detained',
    language: 'en',
    pattern: `<n: ${counted}> @aux (also|later|all|DATE|on)* <rel: @detained>`,
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [
      {
        text: 'More than 20 people were arrested in Tijuana on Friday.',
        claims: ['event detained 20/20/? suspect "more than"', 'event municipality "Tijuana"', 'event date 2026-02-20'],
      },
    ],
  },
  {
    id: 'en-detained-active',
    language: 'en',
    pattern: `<rel: @detained> <n: ${list}>`,
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [{ text: 'Marines detained five suspects in Veracruz.', claims: ['event detained 5 suspect'] }],
  },
  {
    id: 'en-arrests',
    language: 'en',
    pattern: '<n: NUM> (federal | state | or | and | local | further){0,4} <rel: arrests>',
    yields: [{ event: 'arrest', counts: { detained: 'n' }, unit: 'person' }],
    examples: [
      { text: 'No arrests were made in Celaya.', claims: ['event detained 0 suspect "no"'] },
      {
        text: 'The operation resulted in more than 600 arrests.',
        claims: ['event detained 600/600/? suspect "more than"'],
      },
    ],
  },
  {
    id: 'en-stranded',
    language: 'en',
    pattern: '<n: VICTIMS> @aux <rel: @stranded>',
    yields: [{ event: null, counts: { stranded: 'n' } }],
    examples: [
      {
        text: 'In Guadalajara, more than 1,000 people were stranded overnight.',
        claims: ['event stranded 1000/1000/? unknown "more than"', 'event municipality "Guadalajara"'],
      },
    ],
  },
  {
    id: 'en-roadblocks',
    language: 'en',
    pattern: '<n: NUM> @violentadj* <rel: @roadblock> (@aux ~{1,2} (across | in) <states: NUM> <statesNoun: states>)?',
    yields: [{ event: 'roadblock', counts: { count: 'n', states: 'states' } }],
    examples: [
      {
        text: 'Over 250 cartel roadblocks were reported across 20 states before authorities said they had been cleared.',
        claims: [
          'event kind "roadblock"',
          'event count 250/250/? event "over"',
          'event count 20 state',
          'event status "cleared" by authorities',
        ],
      },
    ],
  },
  {
    id: 'en-roadblocks-cleared',
    language: 'en',
    pattern: '(<n: NUM>? (of the)? @roadblock | <n: NUM>? @road) (_{0,14}?) @aux (been)? <rel: @cleared>',
    yields: [
      { event: 'roadblock', status: 'cleared', counts: { count: 'n' } },
      { event: 'roadblock', status: 'cleared' },
    ],
    examples: [
      {
        text: 'Gunmen set up 30 roadblocks. By nightfall 25 of the roadblocks had been lifted.',
        claims: ['event count 30 event', 'event count 25 event', 'event status "cleared"'],
      },
      { text: 'The roadblocks were cleared, police said.', claims: ['event status "cleared" by police'] },
    ],
  },
  {
    id: 'en-roads-blocked',
    language: 'en',
    pattern: '@road @aux <rel: @blocked>',
    yields: [{ event: 'roadblock' }],
    examples: [{ text: 'Highways were blocked.', claims: ['event kind "roadblock"'] }],
  },
  {
    id: 'en-road-blockages',
    language: 'en',
    pattern: '(related | cartel) <rel: @roadblock>',
    yields: [{ event: 'roadblock' }],
    examples: [
      {
        text: 'Due to related road blockages in Guadalajara, staff stayed home.',
        claims: ['event kind "roadblock"', 'event municipality "Guadalajara"'],
      },
    ],
  },
  {
    id: 'en-arson',
    language: 'en',
    pattern: '@burntplace @aux <rel: @fire>',
    yields: [{ event: 'arson' }],
    examples: [
      { text: 'Shops were set ablaze in Zapopan.', claims: ['event kind "arson"', 'event municipality "Zapopan"'] },
    ],
  },
  {
    id: 'en-arson-vehicle',
    language: 'en',
    pattern: '(@burntvehicle | THING) @aux <rel: @fire>',
    yields: [{ event: 'arson', methodCode: 'vehicle fire' }],
    examples: [{ text: 'Vehicles were set on fire.', claims: ['event kind "arson"', 'event method "vehicle fire"'] }],
  },
  {
    id: 'en-raid',
    language: 'en',
    pattern: '(<rel: @raidadj+ (raid | operation)> | <rel: raid>) (on DATE)? (that <value: killed> <who: WHO>)?',
    yields: [
      { event: 'raid', to: 'who' },
      { claim: 'died', about: 'who', value: 'value' },
    ],
    examples: [
      {
        text: 'Five men fled a police raid in Reynosa on Sunday.',
        claims: ['event kind "raid"', 'event date 2026-02-22'],
      },
    ],
  },
  {
    id: 'en-raid-purpose',
    language: 'en',
    pattern:
      '(<who: WHO> @be @killed (during|in))? (an|the) <rel: operation (intended|aimed|meant|designed) (to|at) (capture|capturing|arrest|arresting|detain|detaining)> (him | her | PERSONREF | PERSON)?',
    yields: [{ event: 'raid', to: 'who' }],
    examples: [
      {
        text: 'Pedro Ramos Luna was killed during an operation intended to capture him in Tapalpa, Jalisco.',
        claims: [
          'event kind "raid"',
          'event place "Tapalpa, Jalisco"',
          'event municipality "Tapalpa"',
          'event state "Jalisco"',
          'Pedro Ramos Luna died "killed during an operation"',
        ],
      },
    ],
  },
  {
    id: 'en-attempted-killing',
    language: 'en',
    pattern:
      '(<by: GANG> (has|had)? carried out (an|the))? <rel: assassination attempt | attempt on the life | attempted assassination | attempted killing> (in PLACE)? (against | of | on) (then)? ("\'s" | the | TITLE | SOURCE | former){0,4}? <to: PERSON> (using <method: (@weaponadj* @weapon) ((and | "," | "," and) @weaponadj* @weapon)*>)?',
    yields: [{ event: 'attempted-killing', by: 'by', to: 'to', method: 'method' }],
    examples: [
      {
        text: 'In 2020, CJNG carried out an assassination attempt in Mexico City against then police chief Omar Vega Soto using grenades and rifles.',
        claims: [
          'event kind "attempted-killing"',
          'event perpetrator > CJNG',
          'event happenedTo > Omar Vega Soto',
          'event method "grenades and rifles"',
          'event date 2020',
          'event place "Mexico City"',
        ],
      },
    ],
  },
  {
    id: 'en-kidnapped',
    language: 'en',
    pattern: `<n: ${counted}> @aux <rel: @abducted>`,
    yields: [{ event: 'kidnapping', counts: { count: 'n' }, unit: 'person' }],
    examples: [
      {
        text: 'Six workers were kidnapped in Concordia, Sinaloa.',
        claims: ['event kind "kidnapping"', 'event municipality "Concordia"'],
      },
    ],
  },
  {
    id: 'en-attacked-with',
    language: 'en',
    pattern:
      '(@attackers | <by: GROUP> | VICTIMS) (also | then | on DATE){0,2} <rel: @attacked> ((PLAIN | PLACE){1,8}? with <method: (@weaponadj* @weapon) ((and | "," | "," and) @weaponadj* @weapon)*>)?',
    yields: [{ event: 'armed-attack', by: 'by', method: 'method' }],
    examples: [
      {
        text: 'Two marines were killed when gunmen opened fire on a convoy near Tecomán, Colima.',
        claims: ['event kind "armed-attack"', 'event killed 2 security-force', 'event place "Tecomán, Colima"'],
      },
      {
        text: 'CJNG attacked an army post with drones in Apatzingán.',
        claims: ['event kind "armed-attack"', 'event method "drones"', 'event perpetrator > CJNG'],
      },
    ],
  },
  {
    id: 'en-clash',
    language: 'en',
    pattern:
      '((a|an|the|in) (armed|fierce|heavy)? <rel: clash | gunfight | shootout | shoot - out | firefight | gun battle> (between | in | broke | left | with | that | near | on) | (in | after | during | when) (fierce | heavy | armed)* <rel: clashes | gunfights | gun battles | firefights | fighting> (between | in | with | near))',
    yields: [{ event: 'clash' }],
    examples: [
      {
        text: 'Thirty people were killed in clashes between the Gulf Cartel and CJNG.',
        claims: ['event kind "clash"', 'event killed 30 unknown'],
      },
      { text: 'A gunfight broke out in Culiacán on Sunday.', claims: ['event kind "clash"', 'event date 2026-02-22'] },
    ],
  },
  {
    id: 'en-school-closed',
    language: 'en',
    pattern: '<rel: @halted @school> | <rel: @school (in PLACE)? @aux? @halted>',
    yields: [{ event: 'closure', service: 'school' }],
    examples: [
      { text: 'Several states cancelled school.', claims: ['event kind "closure"', 'event service "school"'] },
    ],
  },
  {
    id: 'en-transport-halted',
    language: 'en',
    pattern: '<rel: @transport (in PLACE)? @aux? @halted> | <rel: (suspended | halted | cancelled) @transport>',
    yields: [{ event: 'closure', service: 'transport' }],
    examples: [{ text: 'She waited as public transport halted.', claims: ['event service "transport"'] }],
  },
  {
    id: 'en-airport-closed',
    language: 'en',
    pattern: '<rel: @airport (in PLACE | at PLACE)? @aux? @halted>',
    yields: [{ event: 'closure', service: 'airport' }],
    examples: [{ text: 'The airport was closed.', claims: ['event service "airport"'] }],
  },
  {
    id: 'en-shelter-personnel',
    language: 'en',
    pattern:
      '<by: BODY> said its personnel (in ~{0,2}? <cities: NUM> <citiesNoun: cities>)? (and PLACE)? _{0,6}? <rel: @shelter>',
    yields: [{ event: 'advisory', counts: { cities: 'cities' }, announced: true }],
    examples: [
      {
        text: 'The US Embassy said its personnel in eight cities and Michoacán would shelter in place.',
        claims: [
          'event kind "advisory" by US Embassy',
          'event state "Michoacán" by US Embassy',
          'event count 8 city by US Embassy',
        ],
      },
    ],
  },
  {
    id: 'en-shelter-citizens',
    language: 'en',
    pattern: '(@citizens | staff | personnel | employees | residents) (_{0,16}?) should <rel: @shelter>',
    yields: [{ event: 'advisory', announced: true }],
    examples: [
      { text: 'US citizens in the named locations should shelter in place.', claims: ['event kind "advisory"'] },
    ],
  },
  {
    id: 'en-seized',
    language: 'en',
    pattern: '<rel: @seized> ((PLAIN){0,4}?) <things: (THING | MONEY) _{0,60}>',
    yields: [{ event: 'seizure', counts: { seized: 'things' } }],
    examples: [
      {
        text: 'Troops in Ensenada seized two rifles and 13 kilograms of methamphetamine.',
        claims: ['event seized 2 rifles', 'event seized 13 kg methamphetamine', 'event municipality "Ensenada"'],
      },
    ],
  },
  {
    id: 'en-arson-counted',
    language: 'en',
    pattern: `<by: GROUP>? <rel: @fire> ${burnt}`,
    yields: [
      { event: 'arson', methodCode: 'vehicle fire', counts: { count: 'v' }, unit: 'vehicle', by: 'by' },
      { event: 'arson', counts: { count: 'p' }, unit: 'building', by: 'by' },
    ],
    examples: [
      {
        text: 'Gunmen torched 17 trucks and at least five gas stations in Celaya.',
        claims: [
          'event kind "arson"',
          'event count "trucks" 17 vehicle',
          'event count "gas stations" 5/5/? building "at least"',
          'event municipality "Celaya"',
        ],
      },
    ],
  },
  {
    id: 'en-arson-counted-passive',
    language: 'en',
    pattern: `${burnt} ("," including ~{1,5} ",")? @aux <rel: @fire>`,
    yields: [
      { event: 'arson', methodCode: 'vehicle fire', counts: { count: 'v' }, unit: 'vehicle' },
      { event: 'arson', counts: { count: 'p' }, unit: 'building' },
    ],
    examples: [
      { text: 'Nine vehicles, including two buses, were burned.', claims: ['event count "vehicles" 9 vehicle'] },
      { text: 'Up to 20 vehicles were set on fire.', claims: ['event count "vehicles" ?/20/20 vehicle "up to"'] },
    ],
  },
  {
    id: 'en-attack-noun',
    language: 'en',
    pattern:
      '(a | an | the | in | after)? (<method: grenade | bomb | mine | mortar | drone> | <thing: THING>)? <rel: attack | ambush | attacks | strike> (on | in | left | near | against | killed | by | DATE | last)',
    yields: [{ event: 'armed-attack', method: 'method|thing.what' }],
    examples: [
      {
        text: 'A drone attack last Friday left three civilians injured.',
        claims: [
          'event kind "armed-attack"',
          'event method "drone"',
          'event wounded 3 civilian',
          'event date 2026-02-20',
        ],
      },
    ],
  },
  {
    id: 'en-left-wounded',
    language: 'en',
    pattern: '(left | leaving | with) <n: VICTIMS | NUM> <rel: @wounded>',
    yields: [{ event: null, counts: { wounded: 'n' }, joins: true }],
    examples: [{ text: 'An ambush in Iguala left three civilians injured.', claims: ['event wounded 3 civilian'] }],
  },
  {
    id: 'en-attack-used',
    language: 'en',
    pattern:
      '(@attackers | the attackers) <rel: used> <method: (@weaponadj* @weapon) ((and | "," | "," and) @weaponadj* @weapon)*>',
    yields: [{ event: 'armed-attack', method: 'method' }],
    examples: [
      {
        text: 'Gunmen ambushed a convoy near Iguala, Guerrero. The attackers used grenades and assault rifles.',
        claims: ['event method "grenades and assault rifles"', 'event kind "armed-attack"'],
      },
    ],
  },
  {
    id: 'en-drones-dropped',
    language: 'en',
    pattern:
      '<rel: (drones | drone | a drone) (dropped | dropping | fired)> (PLAIN{0,1}?) (explosives | bombs | grenades | munitions)',
    yields: [{ event: 'armed-attack', methodCode: 'drone' }],
    examples: [
      { text: 'Drones dropped explosives on the town.', claims: ['event method "drone"', 'event kind "armed-attack"'] },
    ],
  },
  {
    id: 'en-kidnapped-person',
    language: 'en',
    pattern:
      '<to: PERSON> (",")? @be <rel: @abducted> (_{0,14}? by (@attackers | gunmen) (PLAIN{0,4}?) (the? <by: GROUP>))?',
    yields: [{ event: 'kidnapping', to: 'to' }],
    examples: [
      {
        text: 'Pedro Ramos Luna was kidnapped on February 7 in Zapopan, Jalisco.',
        claims: ['event kind "kidnapping"', 'event happenedTo > Pedro Ramos Luna', 'event date 2026-02-07'],
      },
    ],
  },
  {
    id: 'en-wounding',
    language: 'en',
    pattern: `<rel: wounding | injuring | wounded | injured> <n: ${list}>`,
    yields: [{ event: null, counts: { wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'Gunmen attacked a bar in Celaya, killing two people and wounding five others.',
        claims: ['event killed 2 unknown', 'event wounded 5 unknown', 'event kind "armed-attack"'],
      },
    ],
  },
  {
    id: 'en-all-cleared',
    language: 'en',
    pattern: '(all | they | most | all of them | all but NUM | most of them) <rel: @aux (been | since)? @cleared>',
    yields: [{ event: 'roadblock', status: 'cleared', again: true }],
    examples: [
      {
        text: 'At least 14 roadblocks were reported; all but two had been cleared by Monday evening.',
        claims: ['event count 14/14/? event "at least"', 'event status "cleared" at 2026-02-23'],
      },
      { text: 'The charges were old. All had been lifted.', claims: [] },
    ],
  },
  {
    id: 'en-happened',
    language: 'en',
    pattern: 'the <rel: (attack | ambush | shooting | shootout | clash) (happened | occurred | took place | came)>',
    yields: [{ event: 'armed-attack', again: true }],
    examples: [
      {
        text: 'Gunmen ambushed a convoy in Celaya. The attack happened at about 9:15 p.m. on Saturday.',
        claims: ['event date 2026-02-21', 'event start 2026-02-21T21:15-06:00'],
      },
    ],
  },
  {
    id: 'en-deaths',
    language: 'en',
    pattern: '<n: NUM> (new | further | more | civilian)? <rel: deaths | fatalities>',
    yields: [{ event: null, counts: { killed: 'n' }, joins: true }],
    examples: [
      { text: 'Gunmen burned two buses in Celaya. No deaths were reported.', claims: ['event killed 0 unknown "no"'] },
      { text: 'The state recorded 12 deaths.', claims: ['event killed 12 unknown'] },
    ],
  },
  {
    id: 'en-injuries',
    language: 'en',
    pattern: '<n: NUM> (new | further | more | civilian | serious)? <rel: injuries>',
    yields: [{ event: null, counts: { wounded: 'n' }, joins: true }],
    examples: [{ text: 'No injuries were reported in Celaya.', claims: ['event wounded 0 unknown "no"'] }],
  },
  {
    id: 'en-detained-with',
    language: 'en',
    pattern:
      '(@detained VICTIMS | @aux @detained) <rel: with | carrying | in possession of> <things: (THING | MONEY) _{0,40}>',
    yields: [{ event: 'seizure', counts: { seized: 'things' } }],
    examples: [
      {
        text: 'Rosa Vega Soto was detained with $85,000 and three rifles.',
        claims: ['event seized 3 rifles', 'event seized 85000 USD $85,000', 'Rosa Vega Soto arrested "detained"'],
      },
    ],
  },
  {
    id: 'en-suffered',
    language: 'en',
    pattern: `<n: ${counted}> (also)? <rel: (suffered | sustained) (PLAIN{0,1}?) (injuries | wounds)>`,
    yields: [{ event: null, counts: { wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'Two of his bodyguards died and four marines suffered injuries.',
        claims: ['event killed 2 security-force', 'event wounded 4 security-force'],
      },
    ],
  },
  {
    id: 'en-arson-active',
    language: 'en',
    pattern: '<rel: set fire to | torched | set alight | set ablaze> (PLAIN{0,2}?) (@burntvehicle | @burntplace)',
    yields: [{ event: 'arson' }],
    examples: [
      {
        text: 'Armed men set fire to trucks in Celaya.',
        claims: ['event kind "arson"', 'event municipality "Celaya"'],
      },
    ],
  },
  {
    id: 'en-roads-blocked-active',
    language: 'en',
    pattern: '<rel: blocked | blocking | barricaded> (PLAIN{0,2}?) @road',
    yields: [{ event: 'roadblock' }],
    examples: [
      { text: 'Gunmen blocked the highway to Mazatlán.', claims: ['event kind "roadblock"'] },
      { text: 'Gunmen tried to block the highway.', claims: [] },
    ],
  },
];
