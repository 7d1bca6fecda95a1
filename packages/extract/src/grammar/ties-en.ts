/** Names and ties that English sentences state. A table: longer than a file of code may be. */
import type { ClaimRule } from '../rule.js';
import { ASIDE, CLOSED } from './fragment.js';

export const TIES_EN: readonly ClaimRule[] = [
  // Names
  {
    id: 'en-alias',
    language: 'en',
    pattern: `<who: PERSON> ${ASIDE} ("," | "(")* (who @be)? <rel: @better? @knownas> (as | "," | the name)? <alias: ALIAS> ((","? (and | or))? <second: NICK>)?`,
    yields: [
      { claim: 'alias', about: 'who', value: 'alias' },
      { claim: 'alias', about: 'who', value: 'second' },
    ],
    examples: [
      { text: 'Pedro Ramos Luna, better known as ‘El Faro’, fled.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: 'Pedro Ramos Luna, a.k.a. “El Faro”, fled.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      { text: 'Pedro Ramos Luna, also known as El Faro, fled.', claims: ['Pedro Ramos Luna alias "El Faro"'] },
      {
        text: 'Pedro Ramos Luna, 45, of Tepic, nicknamed “Comandante Sol”, fled.',
        claims: ['Pedro Ramos Luna alias "Comandante Sol"'],
      },
      { text: 'OFAC sanctioned Pedro Ramos Luna (a.k.a. “El Faro”).', claims: ['Pedro Ramos Luna alias "El Faro"'] },
    ],
  },
  {
    id: 'en-alias-beside',
    language: 'en',
    pattern: '<who: PERSON> (","? <alias: NICK> ("," | "." | who | was | and | is | of) | "(" <alias: NICK> ")")',
    yields: [{ claim: 'alias', about: 'who', value: 'alias' }],
    examples: [{ text: 'Pedro Ramos Luna, “El Faro”, was arrested.', claims: ['Pedro Ramos Luna alias "El Faro"'] }],
  },
  {
    id: 'en-alias-inside',
    language: 'en',
    pattern: '<who: PERSON>',
    yields: [{ claim: 'alias', about: 'who', value: 'who.nickname' }],
    examples: [
      { text: 'Pedro “El Faro” Ramos Luna fled.', claims: ['Pedro “El Faro” Ramos Luna alias "El Faro"'] },
      { text: 'Pedro (“El Faro”) Ramos Luna fled.', claims: ['Pedro (“El Faro”) Ramos Luna alias "El Faro"'] },
    ],
  },
  {
    id: 'en-abbreviation',
    language: 'en',
    pattern: '<org: GROUP | BODY> <rel: "("> QUOTE? (or | the)? <alias: GROUP | BODY | CAPS> QUOTE? ")"',
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
    pattern: `<who: WHO> (${CLOSED} @be | as | ${ASIDE} "," (who @be)?) @leadermod{0,6} <rel: @leader> (of | for | in) (the? (faction | group | cell | gang | branch) (known as | called | named)? | the)? <org: ORG>`,
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
      {
        text: 'Pedro Ramos Luna, aka “El Faro”, the co-founder and current leader of CJNG, fled.',
        claims: ['Pedro Ramos Luna leaderOf > CJNG'],
      },
      {
        text: 'Pedro Ramos Luna, 45, a Mexican national and alleged plaza boss of the Gulf Cartel in Reynosa, fled.',
        claims: ['Pedro Ramos Luna leaderOf > Gulf Cartel "alleged"'],
      },
      {
        text: 'Pedro Ramos Luna, the boss of the faction known as Los Arenales, fled.',
        claims: ['Pedro Ramos Luna leaderOf > Los Arenales'],
      },
      { text: 'Pedro Ramos Luna met the leader of the Gulf Cartel.', claims: [] },
    ],
  },
  {
    id: 'en-leader-before',
    language: 'en',
    pattern: '<org: GROUP> "\'s"? @leadermod? <rel: @leader> ","? <who: PERSON>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [{ text: 'CJNG leader Pedro Ramos Luna fled.', claims: ['Pedro Ramos Luna leaderOf > CJNG'] }],
  },
  {
    id: 'en-leader-named-after',
    language: 'en',
    pattern: '(the) @leadermod{0,3} <rel: @leader> of the? <org: GROUP> ","? <who: PERSON>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [{ text: 'The leader of CJNG, Pedro Ramos Luna, fled.', claims: ['Pedro Ramos Luna leaderOf > CJNG'] }],
  },
  {
    id: 'en-leads',
    language: 'en',
    pattern: `<who: PERSON> (${ASIDE} "," who)? (allegedly|now|currently|once|formerly)? <rel: @leads> the? <org: ORG>`,
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, who leads the Sinaloa Cartel, fled.',
        claims: ['Pedro Ramos Luna leaderOf > Sinaloa Cartel'],
      },
    ],
  },
  {
    id: 'en-led-by',
    language: 'en',
    pattern:
      '<org: GANG> ("(" ~{1,4} ")")? ","? ((a | an) PLAIN{1,4})? (which | that)? @be? (allegedly|now|currently|once|formerly)? <rel: (led | headed | commanded | run | founded) by> (@leadermod | @leader | PERSONREF | @kin){0,5} <who: PERSON>',
    yields: [{ claim: 'leaderOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Los Viagras, a local gang led by Pedro Ramos Luna, grew.',
        claims: ['Pedro Ramos Luna leaderOf > Los Viagras'],
      },
      { text: 'The Gulf Cartel, led by Pedro Ramos Luna, grew.', claims: ['Pedro Ramos Luna leaderOf > Gulf Cartel'] },
      {
        text: 'Juan Ramos Soto laundered money for the Ramos Organization, led by his uncle Pedro Ramos Luna.',
        claims: [
          'Pedro Ramos Luna leaderOf > Ramos Organization',
          'Juan Ramos Soto familyOf > Pedro Ramos Luna "uncle"',
        ],
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
    pattern: `<who: PERSON> (${CLOSED} @be | as | ${ASIDE} "," (who @be)?) @leadermod{0,5} <rel: @member | ROLE> (of|for|in|with) (a | an)? the? <org: GANG>`,
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, a senior member of the Gulf Cartel, fled.',
        claims: ['Pedro Ramos Luna memberOf > Gulf Cartel'],
      },
      { text: 'Pedro Ramos Luna is a member of CJNG.', claims: ['Pedro Ramos Luna memberOf > CJNG'] },
      {
        text: 'Pedro Ramos Luna, alias “El Faro”, an operator for the Northern League, fled.',
        claims: ['Pedro Ramos Luna memberOf > Northern League'],
      },
    ],
  },
  {
    id: 'en-member-one',
    language: 'en',
    pattern: `<who: PERSON> (${CLOSED} @be | ${ASIDE} ",") <rel: VICTIMS>`,
    yields: [{ claim: 'memberOf', about: 'who', target: 'rel.body' }],
    examples: [{ text: 'Pedro Ramos Luna is a member of CJNG.', claims: ['Pedro Ramos Luna memberOf > CJNG'] }],
  },
  {
    id: 'en-member-before',
    language: 'en',
    pattern: '<org: GROUP> @leadermod? <rel: @member> ","? <who: PERSON>',
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      { text: 'Gulf Cartel lieutenant Pedro Ramos Luna fled.', claims: ['Pedro Ramos Luna memberOf > Gulf Cartel'] },
    ],
  },
  {
    id: 'en-group-part',
    language: 'en',
    pattern:
      '<who: GROUP> ("," | @be) (a | an | the)? ~{0,2}? <rel: faction | cell | wing | branch | armed wing | splinter | offshoot> of the? <org: GROUP>',
    yields: [{ claim: 'memberOf', about: 'who', target: 'org' }],
    examples: [
      { text: 'Los Viagras, a faction of the Gulf Cartel, grew.', claims: ['Los Viagras memberOf > Gulf Cartel'] },
    ],
  },
  {
    id: 'en-kin-of',
    language: 'en',
    pattern: `<who: PERSON> (${CLOSED} @be | ${ASIDE} ",") (the|a|an)? (younger|older|eldest|late|twin|youngest|elder)? <rel: @kin> of (PLAIN{0,4}?) <other: PERSON>`,
    yields: [{ claim: 'familyOf', about: 'who', value: 'rel', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, the brother of Juan Ramos Luna, fled.',
        claims: ['Pedro Ramos Luna familyOf > Juan Ramos Luna "brother"'],
      },
      {
        text: 'Pedro Ramos Luna, 38, is the younger brother of Juan Ramos Luna.',
        claims: ['Pedro Ramos Luna familyOf > Juan Ramos Luna "brother"'],
      },
    ],
  },
  {
    id: 'en-kin-possessive',
    language: 'en',
    pattern:
      '<who: PERSON> "\'s" (younger|older|eldest|late|twin|youngest|elder)? <rel: @kin> (@nationality | PLAIN){0,2}? ","? <other: PERSON>',
    yields: [{ claim: 'familyOf', about: 'who', value: 'rel', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna’s wife, Rosa Vega Soto, fled.',
        claims: ['Pedro Ramos Luna familyOf > Rosa Vega Soto "wife"'],
      },
    ],
  },
  {
    id: 'en-kin-his',
    language: 'en',
    pattern:
      '<who: PERSONREF> (younger|older|eldest|late|twin|youngest|elder)? <rel: @kin> ","? <other: PERSON> ("(" ~{1,4} ")")? (("," and? | and) PERSON)?',
    yields: [{ claim: 'familyOf', about: 'who', value: 'rel', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna fled. His son, Juan Ramos Vega, was arrested.',
        claims: ['Pedro Ramos Luna familyOf > Juan Ramos Vega "son"'],
      },
    ],
  },
  {
    id: 'en-associate-of',
    language: 'en',
    pattern: `<who: PERSON> (${CLOSED} (@be ~{0,6}? and | @be) | ${ASIDE} "," | and) (an|a|the)? (close|known|key|longtime|top|alleged|trusted)* <rel: @associate> (of|to) (PLAIN{0,2}?) <other: PERSON>`,
    yields: [{ claim: 'associateOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna, a close associate of Juan Soto Vega, fled.',
        claims: ['Pedro Ramos Luna associateOf > Juan Soto Vega'],
      },
      {
        text: 'Pedro Ramos Luna, born in Durango, is a money man and a key associate of Juan Soto Vega.',
        claims: ['Pedro Ramos Luna associateOf > Juan Soto Vega'],
      },
    ],
  },
  {
    id: 'en-associate-his',
    language: 'en',
    pattern: '<who: PERSONREF> (close|known|key|longtime|top|alleged|trusted)* <rel: @associate> ","? <other: PERSON>',
    yields: [{ claim: 'associateOf', about: 'who', target: 'other' }],
    examples: [
      {
        text: 'Pedro Ramos Luna fled. His lieutenant, Juan Soto Vega, was arrested.',
        claims: ['Pedro Ramos Luna associateOf > Juan Soto Vega'],
      },
    ],
  },
  {
    id: 'en-ally',
    language: 'en',
    pattern:
      '<a: GANG> ","? (@be | has)? (a|an)? ~{0,1}? <rel: allied with | ally of | allies of | aligned with | allied to> the? <b: GROUP>',
    yields: [{ claim: 'allyOf', about: 'a', target: 'b' }],
    examples: [{ text: 'The Gulf Cartel is allied with CJNG.', claims: ['Gulf Cartel allyOf > CJNG'] }],
  },
  {
    id: 'en-rival',
    language: 'en',
    pattern:
      '<a: GANG> ("," | @be)? (which @be)? (a|an|the)? ~{0,1}? <rel: rival of | rivals of | at war with | fighting | battling | feuding with | "\'s" rival ","?> the? <b: GROUP>',
    yields: [{ claim: 'rivalOf', about: 'a', target: 'b' }],
    examples: [
      {
        text: 'The attackers belonged to Los Lobos, which is fighting the Gulf Cartel.',
        claims: ['Los Lobos rivalOf > Gulf Cartel'],
      },
      { text: 'CJNG is at war with the Sinaloa Cartel.', claims: ['CJNG rivalOf > Sinaloa Cartel'] },
    ],
  },
  {
    id: 'en-rival-clash',
    language: 'en',
    pattern:
      '<rel: (clash | clashes | fighting | gunfight | war | battle | shootout | feud | turf war) between> the? <a: GROUP> ("(" ~{1,3} ")")? and (its rival)? the? <b: GROUP>',
    yields: [{ claim: 'rivalOf', about: 'a', target: 'b' }],
    examples: [
      {
        text: 'Clashes between the Gulf Cartel and CJNG left 12 people dead.',
        claims: ['Gulf Cartel rivalOf > CJNG', 'event killed 12 unknown'],
      },
    ],
  },
];
