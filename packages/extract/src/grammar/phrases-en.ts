/** English phrases. A table: longer than a file of code may be. Order matters: a rule sees what those before it made. */
import type { PhraseRule } from '../rule.js';

const count = '<n: NUM | @one> (of (the | its | their | his | her))?';

export const PHRASES_EN: readonly PhraseRule[] = [
  {
    id: 'en-group-known',
    language: 'en',
    pattern:
      '((@leader | @leads | @member | members | gunmen | group | gang | faction | cell | crew | rivals | rival | ally | allied | loyal | belong | belonged | belonging | linked | tied | aligned) (of | for | in | to | with | known as | called | named | dubbed | "," ){0,2} (the)? <core: NAMED> | <core: NAMED> "," (a | an | the) PLAIN{0,3} (gang | group | cell | faction | cartel | crew | organization) | (operator | operative | hitman | gunman | lieutenant | boss | enforcer | gunmen | hitmen | founder | founders | cofounder) (of | for | in | with) the <core: CAPS>)',
    makes: 'GROUP',
    coreOnly: true,
    examples: [
      { text: 'Troops arrested five members of Los Arenales.', claims: ['event detained 5 suspect Los Arenales'] },
      {
        text: 'Pedro Ramos Luna, an operator for the Northern League, fled.',
        claims: ['Pedro Ramos Luna memberOf > Northern League'],
      },
    ],
  },
  {
    id: 'en-person-called',
    language: 'en',
    pattern: '<core: CAPS> ("," NUM)? ("," | "(") @better? @knownas',
    makes: 'PERSON',
    coreOnly: true,
    examples: [{ text: 'Xochil Quauhtli, alias “El Sol”, fled.', claims: ['Xochil Quauhtli alias "El Sol"'] }],
  },
  {
    id: 'en-victims-members',
    language: 'en',
    pattern: `${count} @victimadj? (members|member|troops|agents|agent|officers|officer|personnel|soldiers|soldier|staff) (of|from|with) (a | an)? the? <body: BODY | GROUP> (cell | faction)?`,
    makes: 'VICTIMS',
    victims: 'body',
    examples: [
      { text: 'Two agents of the FBI were killed.', claims: ['event killed 2 security-force FBI'] },
      {
        text: 'Three members of the Sinaloa Cartel were arrested.',
        claims: ['event detained 3 suspect Sinaloa Cartel'],
      },
    ],
  },
  {
    id: 'en-victims-body',
    language: 'en',
    pattern: `${count} @victimadj{0,2} <body: BODY> (troops|agent|agents|officer|officers|members|soldiers|guards|officials|official|employee|employees)`,
    makes: 'VICTIMS',
    victims: 'body',
    examples: [{ text: 'Two DEA agents were wounded.', claims: ['event wounded 2 security-force DEA'] }],
  },
  {
    id: 'en-victims-group',
    language: 'en',
    pattern: `${count} @victimadj{0,2} <body: GROUP> (members|gunmen|member|operatives|hitmen)`,
    makes: 'VICTIMS',
    victims: 'suspect',
    examples: [{ text: 'Four CJNG gunmen were killed.', claims: ['event killed 4 suspect CJNG'] }],
  },
  {
    id: 'en-victims-suspect',
    language: 'en',
    pattern: `${count} ((@victimadj | @nationality | NUM "-" year "-" old)){0,4} @victimsuspect`,
    makes: 'VICTIMS',
    victims: 'suspect',
    examples: [{ text: 'Around 30 criminal suspects were killed.', claims: ['event killed ?/30/? suspect "around"'] }],
  },
  {
    id: 'en-victims-official',
    language: 'en',
    pattern: `${count} ((@victimadj | @nationality | NUM "-" year "-" old)){0,4} @victimofficial`,
    makes: 'VICTIMS',
    victims: 'official',
    examples: [{ text: 'A prison guard was killed.', claims: ['event killed 1 official'] }],
  },
  {
    id: 'en-victims-security',
    language: 'en',
    pattern: `${count} ((@victimadj | @nationality | NUM "-" year "-" old)){0,4} @victimsecurity`,
    makes: 'VICTIMS',
    victims: 'security-force',
    examples: [
      { text: 'At least six soldiers were wounded.', claims: ['event wounded 6/6/? security-force "at least"'] },
    ],
  },
  {
    id: 'en-victims-civilian',
    language: 'en',
    pattern: `${count} ((@victimadj | @nationality | NUM "-" year "-" old)){0,4} @victimcivilian`,
    makes: 'VICTIMS',
    victims: 'civilian',
    examples: [
      { text: 'A woman and two children were killed.', claims: ['event killed 1 civilian', 'event killed 2 civilian'] },
    ],
  },
  {
    id: 'en-victims-unknown',
    language: 'en',
    pattern: `${count} ((@victimadj | @nationality | NUM "-" year "-" old)){0,4} @victimunknown`,
    makes: 'VICTIMS',
    victims: 'unknown',
    examples: [
      { text: 'Between 10 and 12 people were killed.', claims: ['event killed 10/?/12 unknown'] },
      { text: 'Up to 20 people were injured.', claims: ['event wounded ?/20/20 unknown "up to"'] },
    ],
  },
  {
    id: 'en-victims-again',
    language: 'en',
    pattern: '(<n: NUM> (more|others|other) | (a | the) (second | third | fourth) | another)',
    makes: 'VICTIMS',
    victims: 'again',
    examples: [
      {
        text: 'Two gunmen were killed and a third was arrested.',
        claims: ['event killed 2 suspect', 'event detained 1 suspect'],
      },
      {
        text: 'Four gunmen were killed. Two more were wounded.',
        claims: ['event killed 4 suspect', 'event wounded 2 suspect'],
      },
    ],
  },
  {
    id: 'en-thing-unit',
    language: 'en',
    pattern: `<n: NUM> <unit: @unit> of <what: (@seizeadj | -)* @seizable>`,
    makes: 'THING',
    examples: [{ text: 'Marines seized 200 kilograms of cocaine.', claims: ['event seized 200 kg cocaine'] }],
  },
  {
    id: 'en-thing',
    language: 'en',
    pattern: `${count} <what: (@seizeadj | -)* @seizable>`,
    makes: 'THING',
    examples: [{ text: 'Troops seized four assault rifles.', claims: ['event seized 4 assault rifles'] }],
  },
  {
    id: 'en-personref-leader',
    language: 'en',
    pattern:
      '(the|this) (<age: NUM> "-"? year "-"? old)? (slain|notorious|powerful|former)? (cartel|drug|gang) (leader|boss|kingpin|lord|chief|capo)',
    makes: 'PERSONREF',
    examples: [
      {
        text: 'Pedro Ramos Luna, alias “El Faro”, hid. The cartel boss was arrested on Sunday.',
        claims: ['Pedro Ramos Luna arrested "arrested" at 2026-02-22'],
      },
    ],
  },
  {
    id: 'en-personref-pronoun',
    language: 'en',
    pattern: 'he|she|him|his|her',
    makes: 'PERSONREF',
    examples: [
      {
        text: 'Pedro Ramos Luna hid. He was arrested on Sunday.',
        claims: ['Pedro Ramos Luna arrested "arrested" at 2026-02-22'],
      },
    ],
  },
  {
    id: 'en-groupref',
    language: 'en',
    pattern: '(the|this) (brutal|criminal|armed|violent|transnational)* (cartel|group|gang|organisation|organization)',
    makes: 'GROUPREF',
    examples: [{ text: 'CJNG grew. The cartel was founded in 2009.', claims: ['CJNG foundedDate 2009'] }],
  },
  {
    id: 'en-groupref-it',
    language: 'en',
    pattern: 'it',
    makes: 'GROUPREF',
    examples: [{ text: 'CJNG grew. It was founded in 2009.', claims: ['CJNG foundedDate 2009'] }],
  },
  {
    id: 'en-bodyref',
    language: 'en',
    pattern: '(the|this) (task force)',
    makes: 'BODYREF',
    examples: [
      {
        text: 'The Joint Interagency Task Force-Counter Cartel met. John Carter, who leads the task force, spoke.',
        claims: ['John Carter leaderOf > Joint Interagency Task Force-Counter Cartel'],
      },
    ],
  },
  {
    id: 'en-eventref',
    language: 'en',
    pattern: '(the|this|that) (military|security|police|mexican)* (operation|raid)',
    makes: 'EVENTREF',
    examples: [
      {
        text: 'Marines carried out a military operation in Reynosa. During the operation four gunmen were killed.',
        claims: ['event kind "raid"', 'event killed 4 suspect'],
      },
    ],
  },
  {
    id: 'en-role',
    language: 'en',
    pattern: '(a|an|the) <core: (@roleadj | @nationality)* @role>',
    makes: 'ROLE',
    examples: [
      {
        text: 'Pedro Ramos Luna was a corrupt police officer.',
        claims: ['Pedro Ramos Luna role "corrupt police officer"'],
      },
    ],
  },
  {
    id: 'en-title',
    language: 'en',
    pattern:
      '(@titlemod | @nationality | PLACE | BODY)* @title (of the? (BODY | PLACE | treasury | state | defense | defence | homeland security | war | navy | interior | security))?',
    makes: 'TITLE',
    examples: [
      {
        text: 'Secretary of the Treasury John Carter spoke.',
        claims: ['John Carter position "Secretary of the Treasury"'],
      },
    ],
  },
  {
    id: 'en-source',
    language: 'en',
    pattern: '(the|a|an|another|some)? <core: (@sourceadj | @nationality | PLACE | BODY)* @source>',
    makes: 'SOURCE',
    examples: [
      { text: 'Police said two men were arrested.', claims: ['event detained 2 suspect by Police'] },
      {
        text: 'A US defence official said 12 people were killed.',
        claims: ['event killed 12 unknown by US defence official'],
      },
    ],
  },
];
