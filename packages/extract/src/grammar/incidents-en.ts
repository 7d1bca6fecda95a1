/** What English sentences state about incidents. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';

const list = 'VICTIMS ("," VICTIMS)* (","? and VICTIMS)?';
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
    pattern: `<n: ${list}> @aux (also|later|all)? <rel: @killed> (in PLACE and <more: VICTIMS> in <where: PLACE>)? ${including}`,
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
      { text: 'No officers were killed.', claims: [] },
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
    pattern: `(reported | with | left) <n: VICTIMS> <rel: @killed | dead> ${including}`,
    yields: [{ event: 'killing', counts: { killed: 'n', part: 'part' } }],
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
    pattern:
      '(troops|soldiers|gunmen|BODY|marines|forces|and|attackers|police|EVENTREF|BODYREF) <rel: killed | shot dead> <n: VICTIMS>',
    yields: [{ event: 'killing', counts: { killed: 'n' }, joins: true }],
    examples: [{ text: 'Marines killed four gunmen in Reynosa.', claims: ['event killed 4 suspect'] }],
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
    pattern: `<n: ${list}> @aux (also|later|all)? <rel: @wounded> ${including}`,
    yields: [{ event: null, counts: { wounded: 'n', part: 'part' }, joins: true }],
    examples: [{ text: 'Two soldiers were wounded in Culiacán.', claims: ['event wounded 2 security-force'] }],
  },
  {
    id: 'en-killed-and-wounded',
    language: 'en',
    pattern: `VICTIMS @aux (also)? @killed (","|and|but){0,2} <n: VICTIMS> (@aux)? <rel: @wounded>`,
    yields: [{ event: 'killing', counts: { wounded: 'n' }, joins: true }],
    examples: [
      {
        text: 'Three soldiers were killed and two others wounded in Reynosa.',
        claims: ['event killed 3 security-force', 'event wounded 2 security-force'],
      },
    ],
  },
  {
    id: 'en-detained',
    language: 'en',
    pattern: `<n: ${list}> @aux (also|later|all)? <rel: @detained>`,
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
    pattern: '(troops|soldiers|police|marines|forces|agents|authorities|and|BODY) <rel: @detained> <n: VICTIMS>',
    yields: [{ event: 'arrest', counts: { detained: 'n' } }],
    examples: [{ text: 'Marines detained five suspects in Veracruz.', claims: ['event detained 5 suspect'] }],
  },
  {
    id: 'en-arrests',
    language: 'en',
    pattern: '<n: NUM> (federal | state | or | and | local | further){0,4} <rel: arrests>',
    yields: [{ event: 'arrest', counts: { detained: 'n' }, unit: 'person' }],
    examples: [
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
    pattern: '@roadblock _{0,14}? @aux <rel: @cleared>',
    yields: [{ event: 'roadblock', status: 'cleared' }],
    examples: [{ text: 'The roadblocks were cleared, police said.', claims: ['event status "cleared" by police'] }],
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
    examples: [],
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
      '(<by: GANG> (has|had)? carried out (an|the))? <rel: assassination attempt | attempt on the life | attempted assassination | attempted killing> (in PLACE)? (against | of | on) (then)? ("\'s" | the | TITLE | SOURCE | former){0,4}? <to: PERSON> (using <method: (@weapon | @weaponadj) (and | "," | @weapon | @weaponadj)*>)?',
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
    pattern: '<n: VICTIMS> @aux <rel: kidnapped | abducted>',
    yields: [{ event: 'kidnapping', counts: { count: 'n' } }],
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
      '(gunmen | attackers | assailants | <by: GROUP>) <rel: attacked> (a|an|the) ~{1,4}? with <method: (@weapon | @weaponadj)+>',
    yields: [{ event: 'armed-attack', by: 'by', method: 'method' }],
    examples: [
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
      '(a|an|the) (armed|fierce)? <rel: clash | gunfight | shootout | firefight | gun battle> (between | in | broke | left)',
    yields: [{ event: 'clash' }],
    examples: [
      { text: 'A gunfight broke out in Culiacán on Sunday.', claims: ['event kind "clash"', 'event date 2026-02-22'] },
    ],
  },
  {
    id: 'en-school-closed',
    language: 'en',
    pattern: '<rel: @halted @school> | <rel: @school @aux? @halted>',
    yields: [{ event: 'closure', service: 'school' }],
    examples: [
      { text: 'Several states cancelled school.', claims: ['event kind "closure"', 'event service "school"'] },
    ],
  },
  {
    id: 'en-transport-halted',
    language: 'en',
    pattern: '<rel: @transport @aux? @halted> | <rel: (suspended | halted | cancelled) @transport>',
    yields: [{ event: 'closure', service: 'transport' }],
    examples: [{ text: 'She waited as public transport halted.', claims: ['event service "transport"'] }],
  },
  {
    id: 'en-airport-closed',
    language: 'en',
    pattern: '<rel: @airport @aux? @halted>',
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
    pattern: '@citizens ~{0,5}? should <rel: @shelter>',
    yields: [{ event: 'advisory', announced: true }],
    examples: [
      { text: 'US citizens in the named locations should shelter in place.', claims: ['event kind "advisory"'] },
    ],
  },
  {
    id: 'en-seized',
    language: 'en',
    pattern: '<rel: @seized> <things: THING _{0,60}>',
    yields: [{ event: 'seizure', counts: { seized: 'things' } }],
    examples: [
      {
        text: 'Troops in Ensenada seized two rifles and 13 kilograms of methamphetamine.',
        claims: ['event seized 2 rifles', 'event seized 13 kg methamphetamine', 'event municipality "Ensenada"'],
      },
    ],
  },
];
