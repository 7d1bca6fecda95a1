/** What English sentences state. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';

export const CLAIMS_EN: readonly ClaimRule[] = [
  // Names
  {
    id: 'en-alias',
    language: 'en',
    pattern: '<who: PERSON> ","? <rel: @better? @knownas> ","? <alias: ALIAS>',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [
      { text: 'Pedro Ramos Luna, better known as ‘El Faro’, fled.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: 'Pedro Ramos Luna, a.k.a. “El Faro”, fled.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: 'Pedro Ramos Luna, also known as El Faro, fled.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
    ],
  },
  {
    id: 'en-alias-beside',
    language: 'en',
    pattern: '<who: PERSON> (","? <alias: NICK> ("," | who | was) | "(" <alias: NICK> ")")',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [{ text: 'Pedro Ramos Luna, “El Faro”, was arrested.', claims: ['Pedro Ramos Luna alias "El Faro"'] }],
  },
  {
    id: 'en-abbreviation',
    language: 'en',
    pattern: '<org: GROUP | BODY> <rel: "("> <alias: GROUP | BODY | CAPS> ")"',
    yields: [{ claim: 'alias', about: 'org', value: 'alias' }],
    examples: [
      {
        text: 'The Jalisco New Generation Cartel (CJNG) grew.',
        claims: ['Jalisco New Generation Cartel alias "CJNG"'],
      },
    ],
  },
  // Ties
  {
    id: 'en-leader-of',
    language: 'en',
    pattern: '<who: WHO> ","? (@be | as)? (the|a|one)? ~{0,5}? <rel: @leader> of the? <org: ORG>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna was the leader of the Sinaloa Cartel.',
        claims: ['Pedro Ramos Luna leaderOf > Sinaloa Cartel'],
      },
      {
        text: 'Pedro Ramos Luna was not the leader of the Sinaloa Cartel.',
        claims: ['Pedro Ramos Luna not leaderOf > Sinaloa Cartel'],
      },
      { text: 'Pedro Ramos Luna could become the leader of the Sinaloa Cartel.', claims: [] },
    ],
  },
  {
    id: 'en-leader-alias',
    language: 'en',
    pattern: '<who: PERSON> ","? @better? @knownas ALIAS "," (the|a) ~{0,5}? <rel: @leader> of the? <org: ORG>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, aka “El Faro”, the co-founder and current leader of CJNG, fled.',
        claims: ['Pedro Ramos Luna leaderOf > CJNG'],
      },
    ],
  },
  {
    id: 'en-leader-before',
    language: 'en',
    pattern: '<org: GROUP> "\'s"? <rel: @leader> ","? <who: PERSON>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [{ text: 'CJNG leader Pedro Ramos Luna fled.', claims: ['Pedro Ramos Luna leaderOf > CJNG'] }],
  },
  {
    id: 'en-leader-named-after',
    language: 'en',
    pattern: '(the) <rel: @leader> of the? <org: GROUP> "," <who: PERSON>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [{ text: 'The leader of CJNG, Pedro Ramos Luna, fled.', claims: ['Pedro Ramos Luna leaderOf > CJNG'] }],
  },
  {
    id: 'en-leads',
    language: 'en',
    pattern: '<who: PERSON> ("," who)? (allegedly|now|currently)? <rel: @leads> the? <org: ORG>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, who leads the Sinaloa Cartel, fled.',
        claims: ['Pedro Ramos Luna leaderOf > Sinaloa Cartel'],
      },
    ],
  },
  {
    id: 'en-leads-body',
    language: 'en',
    pattern: '<who: PERSON> "," who <value: @leads the? (BODY | BODYREF)>',
    yields: [{ claim: 'role', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'General Pedro Ramos Luna, who leads the FBI, spoke.',
        claims: ['Pedro Ramos Luna role "leads the FBI"'],
      },
    ],
  },
  {
    id: 'en-member-of',
    language: 'en',
    pattern: '<who: PERSON> "," (a|an) ~{0,3}? <rel: @member> (of|for|in|with) the? <org: GROUP>',
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, a senior member of the Gulf Cartel, fled.',
        claims: ['Pedro Ramos Luna memberOf > Gulf Cartel'],
      },
    ],
  },
  {
    id: 'en-member-be',
    language: 'en',
    pattern: '<who: PERSON> @be (a|an) ~{0,3}? <rel: @member> (of|for|in|with) the? <org: GROUP>',
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [{ text: 'Pedro Ramos Luna is a member of CJNG.', claims: ['Pedro Ramos Luna memberOf > CJNG'] }],
  },
  {
    id: 'en-kin-of',
    language: 'en',
    pattern:
      '<who: PERSON> ("," | @be) (the|a|an)? (younger|older|eldest|late)? <rel: @kin> of ~{0,2}? <other: PERSON>',
    yields: [{ claim: 'familyOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, the brother of Juan Ramos Luna, fled.',
        claims: ['Pedro Ramos Luna familyOf > Juan Ramos Luna'],
      },
    ],
  },
  {
    id: 'en-kin-possessive',
    language: 'en',
    pattern: '<who: PERSON> "\'s" (younger|older|eldest|late)? <rel: @kin> ","? <other: PERSON>',
    yields: [{ claim: 'familyOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna’s wife, Rosa Vega Soto, fled.',
        claims: ['Pedro Ramos Luna familyOf > Rosa Vega Soto'],
      },
    ],
  },
  {
    id: 'en-associate-of',
    language: 'en',
    pattern:
      '<who: PERSON> ("," | @be) (an|a|the)? (close|known|key|longtime)? <rel: @associate> of ~{0,1}? <other: PERSON>',
    yields: [{ claim: 'associateOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, a close associate of Juan Soto Vega, fled.',
        claims: ['Pedro Ramos Luna associateOf > Juan Soto Vega'],
      },
    ],
  },
  {
    id: 'en-ally',
    language: 'en',
    pattern: '<a: GROUP> (@be | has)? (a|an)? <rel: allied with | ally of | allies of | aligned with> the? <b: GROUP>',
    yields: [{ claim: 'allyOf', about: 'a', target: 'b' }],
    examples: [{ text: 'The Gulf Cartel is allied with CJNG.', claims: ['Gulf Cartel allyOf > CJNG'] }],
  },
  {
    id: 'en-rival',
    language: 'en',
    pattern:
      '<a: GROUP> ("," | @be)? (a|an|the)? ~{0,1}? <rel: rival of | rivals of | at war with | fighting | battling | feuding with | "\'s" rival ","?> the? <b: GROUP>',
    yields: [{ claim: 'rivalOf', about: 'a', target: 'b' }],
    examples: [{ text: 'CJNG is at war with the Sinaloa Cartel.', claims: ['CJNG rivalOf > Sinaloa Cartel'] }],
  },
  // People
  {
    id: 'en-position-before',
    language: 'en',
    pattern: '<value: TITLE | SOURCE> ","? <who: PERSON>',
    yields: [{ claim: 'position', about: 'who', value: 'value' }],
    examples: [
      { text: 'Security Secretary Rosa Vega Soto spoke.', claims: ['Rosa Vega Soto position "Security Secretary"'] },
      { text: 'Former DEA official John Carter spoke.', claims: ['John Carter position "Former DEA official"'] },
    ],
  },
  {
    id: 'en-position-after',
    language: 'en',
    pattern: '<who: PERSON> "," (the|a)? <value: TITLE> ("," | "." | who | for | of)',
    yields: [{ claim: 'position', about: 'who', value: 'value' }],
    examples: [
      {
        text: '“We act,” said John Carter, United States Attorney.',
        claims: ['John Carter position "United States Attorney"'],
      },
    ],
  },
  {
    id: 'en-role-after',
    language: 'en',
    pattern: '<who: PERSON> ("," | @be) <value: ROLE>',
    yields: [{ claim: 'role', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna was a drug trafficker.', claims: ['Pedro Ramos Luna role "drug trafficker"'] },
    ],
  },
  {
    id: 'en-role-before',
    language: 'en',
    pattern: '<value: ROLE> "," <who: PERSONREF> ~',
    yields: [{ claim: 'role', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna fled. A former police officer, he built a network.',
        claims: ['Pedro Ramos Luna role "former police officer"'],
      },
    ],
  },
  {
    id: 'en-role-name',
    language: 'en',
    pattern: '<value: drug lord | drug trafficker | drug kingpin | hitman | gunman | smuggler> <who: PERSON>',
    yields: [{ claim: 'role', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'The death of drug lord Pedro Ramos Luna changed little.',
        claims: ['Pedro Ramos Luna role "drug lord"'],
      },
    ],
  },
  {
    id: 'en-age-after',
    language: 'en',
    pattern: '<who: PERSON> "," (aged)? <age: NUM> ("," | years old)',
    yields: [{ claim: 'age', about: 'who', number: 'age' }],
    examples: [{ text: 'Pedro Ramos Luna, 41, fled.', claims: ['Pedro Ramos Luna age 41'] }],
  },
  {
    id: 'en-age-before',
    language: 'en',
    pattern: '<age: NUM> <rel: "-" year "-" old> <who: PERSON>',
    yields: [{ claim: 'age', about: 'who', number: 'age' }],
    examples: [{ text: 'Police arrested 41-year-old Pedro Ramos Luna.', claims: ['Pedro Ramos Luna age 41'] }],
  },
  {
    id: 'en-age-reference',
    language: 'en',
    pattern: '<who: PERSONREF>',
    yields: [{ claim: 'age', about: 'who', number: 'who.age' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, known as ‘El Faro’, fled. The 59-year-old cartel leader hid.',
        claims: ['Pedro Ramos Luna age 59'],
      },
    ],
  },
  {
    id: 'en-nationality',
    language: 'en',
    pattern: '<who: PERSON> ("," | @be) (a|an) <value: @nationality> <rel: national | citizen>',
    yields: [{ claim: 'nationality', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna, a Mexican national, fled.', claims: ['Pedro Ramos Luna nationality "Mexican"'] },
    ],
  },
  {
    id: 'en-died-violently',
    language: 'en',
    pattern: '<who: WHO> @be (later|also|not|never)? <value: @killed ((during|in) (a|an|the) ~{0,2} @fight)?>',
    yields: [{ claim: 'died', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna was killed during a raid.', claims: ['Pedro Ramos Luna died "killed during a raid"'] },
      { text: 'Pedro Ramos Luna was not killed.', claims: ['Pedro Ramos Luna not died "killed"'] },
    ],
  },
  {
    id: 'en-died',
    language: 'en',
    pattern:
      '<who: WHO> (@be ~{1,6}? and)? (later)? <value: died (while ~{1,8} | in (a|an|the|custody|prison) ~{0,2} | of ~{1,3})?>',
    yields: [{ claim: 'died', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna was wounded in a clash and died while being flown to Mexico City, police said.',
        claims: ['Pedro Ramos Luna died "died while being flown to Mexico City" by police'],
      },
    ],
  },
  {
    id: 'en-killing-of',
    language: 'en',
    pattern: '<value: killing> of (drug lord)? <who: PERSON>',
    yields: [{ claim: 'died', about: 'who', value: 'value' }],
    examples: [
      { text: 'The killing of Pedro Ramos Luna changed little.', claims: ['Pedro Ramos Luna died "killing"'] },
    ],
  },
  {
    id: 'en-injured',
    language: 'en',
    pattern: '<who: WHO> @be (not|never)? <value: @wounded ((during|in) (a|an|the) @fight)?>',
    yields: [{ claim: 'injured', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna was wounded in a shoot-out.',
        claims: ['Pedro Ramos Luna injured "wounded in a shoot-out"'],
      },
    ],
  },
  {
    id: 'en-arrested',
    language: 'en',
    pattern: '<who: WHO> @be (not|never|later)? <value: @detained>',
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna was arrested in Tijuana.', claims: ['Pedro Ramos Luna arrested "arrested"'] },
      { text: 'Pedro Ramos Luna could be arrested.', claims: [] },
    ],
  },
  {
    id: 'en-arrested-active',
    language: 'en',
    pattern: '(police|troops|authorities|marines|soldiers|agents|BODY) <value: @detained> <who: PERSON>',
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [{ text: 'Marines arrested Pedro Ramos Luna.', claims: ['Pedro Ramos Luna arrested "arrested"'] }],
  },
  {
    id: 'en-reward',
    language: 'en',
    pattern:
      '<rel: reward (offer)?> of <n: MONEY> (for|"," | leading | information | _){0,8}? (arrest|capture|conviction) (and|or|"/"|conviction){0,4} of <who: WHO>',
    yields: [{ claim: 'reward', about: 'who', number: 'n' }],
    examples: [
      {
        text: 'The US offers a reward of up to $5 million for information leading to the arrest of Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna reward ?/5000000/5000000 USD "up to"'],
      },
    ],
  },
  {
    id: 'en-reward-his',
    language: 'en',
    pattern: '<rel: reward> of <n: MONEY> _{0,6}? leading to <who: PERSONREF> (arrest|capture)',
    yields: [{ claim: 'reward', about: 'who', number: 'n' }],
    examples: [
      {
        text: 'Pedro Ramos Luna fled. The US offered a reward of $2 million for information leading to his arrest.',
        claims: ['Pedro Ramos Luna reward 2000000 USD'],
      },
    ],
  },
  // Organisations
  {
    id: 'en-founded',
    language: 'en',
    pattern: '<org: GANG> <rel: @foundverb> (in|around|since|about)? <value: DATE>',
    yields: [{ claim: 'foundedDate', about: 'org', value: 'value' }],
    examples: [
      { text: 'The Sinaloa Cartel began operating around 1989.', claims: ['Sinaloa Cartel foundedDate 1989 "around"'] },
    ],
  },
  {
    id: 'en-designated',
    language: 'en',
    pattern: '<rel: designated | designation of | sanctioned> the? <org: GANG> as (a|an)? <value: @designation>',
    yields: [{ claim: 'designation', about: 'org', value: 'value' }],
    examples: [
      {
        text: 'In February 2025, the administration designated the Sinaloa Cartel as a foreign terrorist organisation.',
        claims: ['Sinaloa Cartel designation "foreign terrorist organisation" at 2025-02'],
      },
    ],
  },
  {
    id: 'en-designated-two',
    language: 'en',
    pattern:
      '<rel: designated | designation of> the? <org: GANG> as (a|an)? @designation ("(" ~ ")")? and (a|an)? <value: @designation>',
    yields: [{ claim: 'designation', about: 'org', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-designated-list',
    language: 'en',
    pattern:
      '<rel: designation of | designated> <org: GROUP ("(" ~ ")")? ("," and? GROUP ("(" ~ ")")?)+> as (a|an)? <value: @designation> (("(" ~ ")")? and (a|an)? <second: @designation>)?',
    yields: [
      { claim: 'designation', about: 'org', value: 'value' },
      { claim: 'designation', about: 'org', value: 'second' },
    ],
    examples: [
      {
        text: 'The State Department announced the designation of Los Zetas, Tren de Aragua (TdA), and MS-13 as Foreign Terrorist Organizations.',
        claims: [
          'Tren de Aragua designation "Foreign Terrorist Organizations" by State Department',
          'Los Zetas designation "Foreign Terrorist Organizations" by State Department',
        ],
      },
    ],
  },
  {
    id: 'en-designated-when',
    language: 'en',
    pattern: '<by: BODY> (previously)? <value: sanctioned | designated> <org: GROUP> in <when: DATE>',
    yields: [{ claim: 'designation', about: 'org', value: 'value', time: 'when' }],
    examples: [
      {
        text: 'The State Department designated CJNG in February 2025.',
        claims: ['CJNG designation "designated" at 2025-02'],
      },
    ],
  },
  {
    id: 'en-activity-moving',
    language: 'en',
    pattern: '<org: GANG> ~{0,5}? network <value: @moving @drug ("," @drug)* (","? and @drug)? (into the? PLACE)?>',
    yields: [{ claim: 'activity', about: 'org', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-activity-has',
    language: 'en',
    pattern:
      '<org: GANG> (has|have) <value: @violentverb ~{1,5}?> ("," and? <second: @violentverb ~{1,5}?>)? ((",")? and <third: @violentverb ~{1,4}?>)? ("." | "," | ";")',
    yields: [
      { claim: 'activity', about: 'org', value: 'value' },
      { claim: 'activity', about: 'org', value: 'second' },
      { claim: 'activity', about: 'org', value: 'third' },
    ],
    examples: [{ text: 'CJNG has attacked helicopters.', claims: ['CJNG activity "attacked helicopters"'] }],
  },
  {
    id: 'en-activity-producers',
    language: 'en',
    pattern: '<org: GANG> @be ~{1,18}? <value: (producers | traffickers | smugglers) ~{0,3}? of @drug>',
    yields: [{ claim: 'activity', about: 'org', value: 'value' }],
    examples: [
      {
        text: 'The Sinaloa Cartel is one of the largest producers and traffickers of fentanyl.',
        claims: ['Sinaloa Cartel activity "producers and traffickers of fentanyl"'],
      },
    ],
  },
  {
    id: 'en-size',
    language: 'en',
    pattern: '<n: NUM> <org: independent? (contractors|operatives)>',
    yields: [{ claim: 'size', about: 'org', number: 'n', unit: 'person' }],
    examples: [
      {
        text: 'You have anywhere from 200 to 300 independent contractors.',
        claims: ['independent contractors size 200/?/300 person "anywhere from"'],
      },
    ],
  },
  // Entries of sanctions lists
  {
    id: 'en-record-birth',
    language: 'en',
    pattern: '<rel: dob> (circa)? <value: DATE>',
    yields: [{ claim: 'birthDate', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Mexico; DOB 01 Aug 1981; POB Durango, Mexico; nationality Mexico (individual).',
        claims: [
          'RAMOS LUNA, Pedro birthDate 1981-08-01',
          'RAMOS LUNA, Pedro birthPlace "Durango, Mexico"',
          'RAMOS LUNA, Pedro nationality "Mexico"',
        ],
      },
    ],
  },
  {
    id: 'en-record-birthplace',
    language: 'en',
    pattern: '<rel: pob> <value: PLACE | ~{1,4} ("," PLACE)?>',
    yields: [{ claim: 'birthPlace', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-nationality',
    language: 'en',
    pattern: '<rel: nationality> <value: PLACE>',
    yields: [{ claim: 'nationality', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-gender',
    language: 'en',
    pattern: '<rel: gender> <value: male | female>',
    yields: [{ claim: 'gender', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-curp',
    language: 'en',
    pattern: '<rel: curp> ":"? <value: CURP>',
    yields: [{ claim: 'curp', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-rfc',
    language: 'en',
    pattern: '<rel: rfc> ":"? <value: RFC>',
    yields: [{ claim: 'rfc', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-passport',
    language: 'en',
    pattern: '<rel: passport> <value: CODE>',
    yields: [{ claim: 'passport', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Mexico; DOB 1981; Passport G12345678 (Mexico) (individual).',
        claims: ['RAMOS LUNA, Pedro passport "G12345678"'],
      },
    ],
  },
  {
    id: 'en-record-phone',
    language: 'en',
    pattern: '<rel: phone (number)? | telephone | tel> (":" | ".")? <value: PHONE>',
    yields: [{ claim: 'phone', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-linked',
    language: 'en',
    pattern: '<rel: linked to ":"> the? <org: GROUP | BODY | PERSON>',
    yields: [{ claim: 'linkedTo', about: 'record', target: 'org' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Mexico; DOB 01 Aug 1981 (individual) [SDGT] (Linked To: SINALOA CARTEL).',
        claims: ['RAMOS LUNA, Pedro linkedTo > SINALOA CARTEL', 'RAMOS LUNA, Pedro program "SDGT"'],
      },
    ],
  },
  {
    id: 'en-record-program',
    language: 'en',
    pattern: '"[" <value: ~{1,7}?> "]"',
    yields: [{ claim: 'program', about: 'record', value: 'value' }],
    examples: [],
  },
  {
    id: 'en-record-designated',
    language: 'en',
    pattern: '<rel: designated> pursuant to _{1,14}? (of) <value: (eo | executive order) (NUM | ~)>',
    yields: [{ claim: 'designation', about: 'record', value: 'value' }],
    examples: [],
  },
  // Who says it
  {
    id: 'en-said',
    language: 'en',
    pattern: '<src: SAYER> (of the? BODY | in PLACE ("," PLACE)* (and PLACE)?)? ("," _{1,12}? ",")? @said',
    yields: [{ saidBy: 'src', scope: 'after' }],
    examples: [],
  },
  {
    id: 'en-said-after',
    language: 'en',
    pattern: '("," | QUOTE) the? <src: SAYER> @quoted (on? DATE | ~{0,3})? ("." | ",")',
    yields: [{ saidBy: 'src', scope: 'sentence' }],
    examples: [{ text: 'Two men were killed, police said.', claims: ['event killed 2 unknown by police'] }],
  },
  {
    id: 'en-said-inverted',
    language: 'en',
    pattern: '("," | QUOTE) @quoted <src: TITLE? PERSON | SAYER>',
    yields: [{ saidBy: 'src', scope: 'before' }],
    examples: [],
  },
  {
    id: 'en-told',
    language: 'en',
    pattern: '("," | QUOTE) <src: SAYER> told',
    yields: [{ saidBy: 'src', scope: 'before' }],
    examples: [],
  },
  {
    id: 'en-according',
    language: 'en',
    pattern: 'according to (the|a)? <src: SAYER>',
    yields: [{ saidBy: 'src', scope: 'sentence' }],
    examples: [{ text: 'According to the FBI, three men were arrested.', claims: ['event detained 3 suspect by FBI'] }],
  },
];
