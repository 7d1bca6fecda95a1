/** What English sentences state. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';
import { ASIDE, CLOSED } from './fragment.js';

export const CLAIMS_EN: readonly ClaimRule[] = [
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
    pattern: `<who: WHO> (${CLOSED} @be | ${ASIDE} ",") <value: ROLE>`,
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
    pattern: '<who: PERSON> ("," (aged)? <age: NUM> ("," | "." | and | years old) | "(" <age: NUM> ")")',
    yields: [{ claim: 'age', about: 'who', number: 'age' }],
    examples: [{ text: 'Pedro Ramos Luna, 41, fled.', claims: ['Pedro Ramos Luna age 41'] }],
  },
  {
    id: 'en-age-before',
    language: 'en',
    pattern: '<age: NUM> <rel: "-" year "-" old> (PLAIN{0,3}?) <who: PERSON>',
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
    pattern: `<who: PERSON> (${CLOSED} @be | ${ASIDE} ",") (a|an) (dual)? <value: @nationality> <rel: national | citizen>`,
    yields: [{ claim: 'nationality', about: 'who', value: 'value' }],
    examples: [
      { text: 'Pedro Ramos Luna, a Mexican national, fled.', claims: ['Pedro Ramos Luna nationality "Mexican"'] },
    ],
  },
  {
    id: 'en-died-violently',
    language: 'en',
    pattern:
      '<who: WHO> ("," (PERSON | PLAIN{1,8}) ",")? ((","? and) PERSONREF @kin ","? <also: PERSON>)? ","? @be (later|also|not|never)? <value: @killed ((during|in) (a|an|the) ~{0,2} @fight)?>',
    yields: [
      { claim: 'died', about: 'who', value: 'value' },
      { claim: 'died', about: 'also', value: 'value' },
    ],
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
    pattern: `<who: WHO> ${CLOSED} (who)? @be (not|never|later|also|finally|first|previously | DATE | on)* <value: @detained>`,
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'The suspect, identified only as Pedro “N,” was detained.',
        claims: ['Pedro “N,” arrested "detained"'],
      },
      { text: 'The brother of Pedro Ramos Luna was arrested.', claims: [] },
      { text: 'Pedro Ramos Luna was arrested in Tijuana.', claims: ['Pedro Ramos Luna arrested "arrested"'] },
      { text: 'Pedro Ramos Luna could be arrested.', claims: [] },
    ],
  },
  {
    id: 'en-arrested-active',
    language: 'en',
    pattern:
      '<value: @detained> (the | a | an | TITLE | ROLE | @leadermod | @leader | @role | GROUP | suspect | on DATE){0,6} ","? <who: PERSON>',
    yields: [{ claim: 'arrested', about: 'who', value: 'value' }],
    examples: [{ text: 'Marines arrested Pedro Ramos Luna.', claims: ['Pedro Ramos Luna arrested "arrested"'] }],
  },
  {
    id: 'en-reward',
    language: 'en',
    pattern:
      '<rel: reward (offer)? | rewards> (of | totaling)? <n: MONEY> (for|"," | leading | information | _){0,14}? (arrest|capture|conviction|whereabouts|location) (and|or|"/"|conviction|arrest){0,4} of (PLAIN{0,3}?) <who: WHO>',
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
    pattern: '<rel: reward> of <n: MONEY> _{0,10}? leading to <who: PERSONREF> (arrest|capture|conviction)',
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
    pattern:
      '<org: GANG> ","? <rel: @foundverb | founded | formed | created | established> (in|around|since|about)? <value: DATE>',
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
    examples: [
      {
        text: 'The State Department announced the designation of the Gulf Cartel as a Foreign Terrorist Organization (FTO) and Specially Designated Global Terrorist.',
        claims: ['Gulf Cartel designation "Specially Designated Global Terrorist" by State Department'],
      },
    ],
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
    id: 'en-designated-person',
    language: 'en',
    pattern:
      '<value: sanctioned | designated> (TITLE | "," | PLAIN{0,3}?) <who: PERSON> ("(" ~{1,6} ")" | "," PLAIN{1,6} ",")? (in <when: DATE>)?',
    yields: [{ claim: 'designation', about: 'who', value: 'value', time: 'when' }],
    examples: [
      {
        text: 'Today, OFAC designated Pedro Ramos Luna (a.k.a. “El Faro”).',
        claims: ['Pedro Ramos Luna designation "designated" at 2026-02-23'],
      },
    ],
  },
  {
    id: 'en-designated-passive',
    language: 'en',
    pattern: `<who: (PERSON | GROUP) (("," | and){1,2} (PERSON | GROUP))*> ${CLOSED} @be (previously | also)? <value: sanctioned | designated>`,
    yields: [{ claim: 'designation', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Two associates, Rosa Vega Soto and Juan Vega Soto, were also designated.',
        claims: ['Rosa Vega Soto designation "designated"', 'Juan Vega Soto designation "designated"'],
      },
      {
        text: 'Pedro Ramos Luna was sanctioned by the Treasury Department in 2019.',
        claims: ['Pedro Ramos Luna designation "sanctioned" at 2019'],
      },
    ],
  },
  {
    id: 'en-activity-moving',
    language: 'en',
    pattern: '<org: GANG> ~{0,5}? network <value: @moving @drug ("," @drug)* (","? and @drug)? (into the? PLACE)?>',
    yields: [{ claim: 'activity', about: 'org', value: 'value' }],
    examples: [
      {
        text: 'CJNG built a global network moving fentanyl, heroin and cocaine into the United States.',
        claims: ['CJNG activity "moving fentanyl, heroin and cocaine into the United States"'],
      },
    ],
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
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; POB Durango, Mexico (individual).',
        claims: ['RAMOS LUNA, Pedro birthPlace "Durango, Mexico"'],
      },
    ],
  },
  {
    id: 'en-record-nationality',
    language: 'en',
    pattern: '<rel: nationality> <value: PLACE>',
    yields: [{ claim: 'nationality', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; nationality Mexico (individual).',
        claims: ['RAMOS LUNA, Pedro nationality "Mexico"'],
      },
    ],
  },
  {
    id: 'en-record-gender',
    language: 'en',
    pattern: '<rel: gender> <value: male | female>',
    yields: [{ claim: 'gender', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; Gender Male (individual).',
        claims: ['RAMOS LUNA, Pedro gender "Male"'],
      },
    ],
  },
  {
    id: 'en-record-curp',
    language: 'en',
    pattern: '<rel: curp> ":"? <value: CURP>',
    yields: [{ claim: 'curp', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; C.U.R.P. RALP810801HDGMND09 (Mexico) (individual).',
        claims: ['RAMOS LUNA, Pedro curp "RALP810801HDGMND09"'],
      },
    ],
  },
  {
    id: 'en-record-rfc',
    language: 'en',
    pattern: '<rel: rfc> ":"? <value: RFC>',
    yields: [{ claim: 'rfc', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; R.F.C. RALP810801AB1 (Mexico) (individual).',
        claims: ['RAMOS LUNA, Pedro rfc "RALP810801AB1"'],
      },
    ],
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
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; Phone Number +52 311 555 0134 (individual).',
        claims: ['RAMOS LUNA, Pedro phone "+52 311 555 0134"'],
      },
    ],
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
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; nationality Mexico (individual) [ILLICIT-DRUGS-EO14059].',
        claims: ['RAMOS LUNA, Pedro program "ILLICIT-DRUGS-EO14059"'],
      },
    ],
  },
  {
    id: 'en-record-designated',
    language: 'en',
    pattern: '<rel: designated> pursuant to _{1,14}? (of) <value: (eo | executive order) (NUM | ~)>',
    yields: [{ claim: 'designation', about: 'record', value: 'value' }],
    examples: [
      {
        text: 'RAMOS LUNA, Pedro, Tepic, Mexico; DOB 01 Aug 1981; nationality Mexico (individual). Designated pursuant to section 1(a)(i) of E.O. 14059.',
        claims: ['RAMOS LUNA, Pedro designation "E.O. 14059"'],
      },
    ],
  },
  {
    id: 'en-size-has',
    language: 'en',
    pattern:
      '<org: GANG> (_{0,6}? ",")? (has | counts | commands | numbers | boasts) (<n: NUM> (active | armed | loyal)* (members | fighters | gunmen | people | operatives | men) | <n: VICTIMS>)',
    yields: [{ claim: 'size', about: 'org', number: 'n', unit: 'person' }],
    examples: [
      {
        text: 'The Gulf Cartel, founded in 1984, has between 800 and 1,200 members.',
        claims: ['Gulf Cartel size 800/?/1200 person', 'Gulf Cartel foundedDate 1984'],
      },
    ],
  },
  {
    id: 'en-charged',
    language: 'en',
    pattern: `<who: WHO> ${CLOSED} (who)? (@be | has | have | been | also | not | DATE | on){0,5} <value: @charged>`,
    yields: [{ claim: 'charged', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna was charged with money laundering.',
        claims: ['Pedro Ramos Luna charged "charged with"'],
      },
      { text: 'Pedro Ramos Luna has been indicted in Texas.', claims: ['Pedro Ramos Luna charged "indicted in"'] },
      {
        text: 'Officials said Pedro Ramos Luna pleaded guilty to laundering money.',
        claims: ['Pedro Ramos Luna charged "pleaded guilty to" by Officials'],
      },
    ],
  },
  {
    id: 'en-charged-also',
    language: 'en',
    pattern:
      '(also)? <value: charged | indicted> (@be | were)? (PERSONREF | @kin | "," | the | TITLE | ROLE){0,5} <who: PERSON>',
    yields: [{ claim: 'charged', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'A court indicted Pedro Ramos Luna. Also charged is his wife, Rosa Vega Soto.',
        claims: ['Rosa Vega Soto charged "charged"', 'Pedro Ramos Luna charged "indicted"'],
      },
    ],
  },
  {
    id: 'en-born',
    language: 'en',
    pattern: `<who: WHO> ${ASIDE} ("," | @be | "(" | who){0,3} <rel: born> ((on | in)? <date: DATE>)? ","? (in <place: PLACE>)? ","? ((on | in) <later: DATE>)?`,
    yields: [
      { claim: 'birthDate', about: 'who', value: 'date' },
      { claim: 'birthDate', about: 'who', value: 'later' },
      { claim: 'birthPlace', about: 'who', value: 'place' },
    ],
    examples: [
      {
        text: 'Pedro Ramos Luna, born on March 3, 1979 in Badiraguato, Sinaloa, fled.',
        claims: ['Pedro Ramos Luna birthDate 1979-03-03', 'Pedro Ramos Luna birthPlace "Badiraguato, Sinaloa"'],
      },
      {
        text: 'Pedro Ramos Luna was born in Iguala, Guerrero, on June 12, 1968.',
        claims: ['Pedro Ramos Luna birthDate 1968-06-12', 'Pedro Ramos Luna birthPlace "Iguala, Guerrero"'],
      },
    ],
  },
  {
    id: 'en-birth-date',
    language: 'en',
    pattern: '<who: PERSONREF> <rel: date of birth> (is | ":") <value: DATE>',
    yields: [{ claim: 'birthDate', about: 'who', value: 'value' }],
    examples: [
      {
        text: 'Pedro Ramos Luna fled. His date of birth is 09/14/1961.',
        claims: ['Pedro Ramos Luna birthDate 1961-09-14'],
      },
    ],
  },
  {
    id: 'en-identifiers',
    language: 'en',
    pattern:
      '<who: PERSON> _{0,14}? (<rel: curp> ":"? <curp: CURP> | <rel: rfc> ":"? <rfc: RFC> | <rel: passport> (number | no | ":" | "."){0,2} <passport: CODE> | <rel: phone (number)? | telephone> ":"? <phone: PHONE>)',
    yields: [
      { claim: 'curp', about: 'who', value: 'curp' },
      { claim: 'rfc', about: 'who', value: 'rfc' },
      { claim: 'passport', about: 'who', value: 'passport' },
      { claim: 'phone', about: 'who', value: 'phone' },
    ],
    examples: [
      {
        text: 'Pedro Ramos Luna, who holds Mexican passport G12345678, fled.',
        claims: ['Pedro Ramos Luna passport "G12345678"'],
      },
    ],
  },
  {
    id: 'en-identifiers-before',
    language: 'en',
    pattern:
      '(his | her)? (<rel: curp> (":" | is)? <curp: CURP> | <rel: rfc> (":" | is)? <rfc: RFC> | mexican? <rel: passport> (number | no | ":" | "." | is){0,2} <passport: CODE>)',
    yields: [
      { claim: 'curp', about: 'before', value: 'curp' },
      { claim: 'rfc', about: 'before', value: 'rfc' },
      { claim: 'passport', about: 'before', value: 'passport' },
    ],
    examples: [
      {
        text: 'OFAC sanctioned Pedro Ramos Luna. Passport G12345678.',
        claims: ['Pedro Ramos Luna passport "G12345678"'],
      },
    ],
  },
  {
    id: 'en-reward-noun',
    language: 'en',
    pattern:
      '(<who: PERSON> _{1,40}?)? (a | an) <n: MONEY> <rel: reward> (for (information leading to the (arrest | capture) of)? (PLAIN{0,3}?) <of: PERSON>)?',
    yields: [
      { claim: 'reward', about: 'of', number: 'n' },
      { claim: 'reward', about: 'who', number: 'n' },
    ],
    examples: [
      {
        text: 'Pedro Ramos Luna, 47, is wanted in San Diego, where the U.S. had offered a $7 million reward.',
        claims: ['Pedro Ramos Luna reward 7000000 USD'],
      },
      { text: 'There is a $5 million reward for Pedro Ramos Luna.', claims: ['Pedro Ramos Luna reward 5000000 USD'] },
    ],
  },
  {
    id: 'en-reward-each',
    language: 'en',
    pattern: '<rel: reward | rewards> of <n: MONEY> (each)? for (PLAIN{0,3}?) <who: PERSON>',
    yields: [{ claim: 'reward', about: 'who', number: 'n' }],
    examples: [
      {
        text: 'The State Department announced rewards of up to $10 million each for Pedro Ramos Luna and Juan Soto Vega.',
        claims: ['Pedro Ramos Luna reward ?/10000000/10000000 USD "up to" by State Department'],
      },
    ],
  },
  {
    id: 'en-reward-for',
    language: 'en',
    pattern:
      '(offers | offered | offering | offer) (also)? (a reward of)? <n: MONEY> <rel: for> (PLAIN{0,4}?) ","? <who: PERSON>',
    yields: [{ claim: 'reward', about: 'who', number: 'n' }],
    examples: [
      {
        text: 'The State Department also offers up to $3 million for Pedro Ramos Luna.',
        claims: ['Pedro Ramos Luna reward ?/3000000/3000000 USD "up to"'],
      },
    ],
  },
  // Who says it
  {
    id: 'en-said',
    language: 'en',
    pattern:
      '<src: SAYER | @sayer> (of the? (BODY | PLACE) | in PLACE ("," PLACE)* (and PLACE)?)? ("," _{1,12}? ",")? (on? DATE)? @said (on? DATE)?',
    yields: [{ saidBy: 'src', scope: 'after' }],
    examples: [
      {
        text: 'Governor Rosa Vega Soto of Jalisco said on Monday that two men were killed in Tequila, Jalisco.',
        claims: ['event killed 2 unknown by Rosa Vega Soto'],
      },
    ],
  },
  {
    id: 'en-said-after',
    language: 'en',
    pattern: '("," | QUOTE) the? <src: TITLE? PERSON | SAYER | @sayer> @quoted (on? DATE | ~{0,3})? ("." | ",")',
    yields: [{ saidBy: 'src', scope: 'sentence' }],
    examples: [{ text: 'Two men were killed, police said.', claims: ['event killed 2 unknown by police'] }],
  },
  {
    id: 'en-said-inverted',
    language: 'en',
    pattern: '("," | QUOTE) @quoted the? (DATE)? <src: TITLE? ","? PERSON | SAYER | @sayer> (on? DATE)?',
    yields: [{ saidBy: 'src', scope: 'before' }],
    examples: [
      { text: '“Two men were killed,” said Rosa Vega Soto.', claims: ['event killed 2 unknown by Rosa Vega Soto'] },
    ],
  },
  {
    id: 'en-told',
    language: 'en',
    pattern: '("," | QUOTE) <src: SAYER | @sayer> told (reporters)? (on? DATE)?',
    yields: [{ saidBy: 'src', scope: 'before' }],
    examples: [
      {
        text: '“Two men were killed,” Rosa Vega Soto told reporters.',
        claims: ['event killed 2 unknown by Rosa Vega Soto'],
      },
    ],
  },
  {
    id: 'en-according',
    language: 'en',
    pattern: 'according to (the|a|an)? <src: SAYER | @sayer>',
    yields: [{ saidBy: 'src', scope: 'sentence' }],
    examples: [{ text: 'According to the FBI, three men were arrested.', claims: ['event detained 3 suspect by FBI'] }],
  },
];
