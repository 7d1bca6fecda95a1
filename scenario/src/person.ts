/** What the files say of a record: invented names, dates and numbers, drawn from the record number alone. */

import { Random } from '@trama/network';
import { type Crowd, LEADER, NO_GROUP, ROLES } from './crowd.js';
import { makeCurp } from './curp.js';
import { isDeniedName, isDeniedNickname } from './denied-name.js';
import { nameGroups } from './group-name.js';
import {
  GIVEN_FEMALE,
  GIVEN_MALE,
  NICKNAME_ENDS,
  NICKNAMES_FEMALE,
  NICKNAMES_MALE,
  SURNAMES,
  US_GIVEN_FEMALE,
  US_GIVEN_MALE,
  US_SURNAMES,
} from './name-list.js';
import { STATES, type Town } from './territory.js';

export interface PersonFields {
  readonly name: string;
  readonly given: string;
  readonly paternal: string;
  /** Empty for people of the United States. */
  readonly maternal: string;
  readonly female: boolean;
  /** Empty where the record does not hold it; so too the next four. */
  readonly alias: string;
  readonly birthDate: string;
  readonly curp: string;
  readonly phone: string;
  readonly group: string;
  readonly role: (typeof ROLES)[number];
  readonly town: Town;
}

type NameParts = Pick<PersonFields, 'given' | 'paternal' | 'maternal'>;

/** Area codes of the United States; each has 100 numbers, 555-0100 to 555-0199, kept for fiction. */
const MX_AREAS = ['33', '55', '81'];
const US_AREAS = '915 956 830 210 713 214 575 505 520 602 928 619 760 213 312 404 832 469'.split(' ');

export class PersonWriter {
  readonly #crowd: Crowd;
  readonly #groups: readonly string[];
  readonly #draw: Random;
  readonly #surname: Random;
  readonly #variant: Random;
  readonly #nicknames: readonly [readonly string[], readonly string[]];

  constructor(crowd: Crowd) {
    const { seed } = crowd.options;
    this.#crowd = crowd;
    this.#groups = nameGroups(crowd.groups, seed);
    this.#draw = new Random(seed, 'person');
    this.#surname = new Random(seed, 'surname');
    this.#variant = new Random(seed, 'variant');
    const order = new Random(seed, 'nicknames');
    this.#nicknames = [nicknames('El', NICKNAMES_MALE, order), nicknames('La', NICKNAMES_FEMALE, order)];
  }

  group(g: number): string {
    return g === NO_GROUP ? '' : (this.#groups[g] as string);
  }

  /** The record's fields; a second record of a person gives that person's, written otherwise. */
  fields(record: number): PersonFields {
    const person = this.#crowd.original[record] as number;
    const first = this.#first(person);
    return person === record ? first : respell(first, this.#variant.at(record));
  }

  /** The same person as another agency writes it: a third spelling, tied to the person alone. */
  fieldsElsewhere(record: number): PersonFields {
    const { original, records } = this.#crowd;
    const person = original[record] as number;
    return respell(this.#first(person), this.#variant.at(records + person));
  }

  #first(i: number): PersonFields {
    const { role, core, group, town, towns, family } = this.#crowd;
    const draw = this.#draw.at(i);
    const place = towns[town[i] as number] as Town;
    const female = draw.chance(i < core ? 0.1 : 0.2);
    const abroad = place.country === 'USA' && draw.chance(0.55);
    const named = abroad
      ? usName(draw, female)
      : this.#mexicanName(draw, i < core ? evenly : frequent, female, family[i] as number);
    const birthDate = bornOn(draw, i < core);
    const known = i < core ? 0.75 : 0.55;
    const birthState = draw.chance(0.8) && place.country === 'MEX' ? place.state : draw.pick(STATES);
    const name = [named.given, named.paternal, named.maternal].filter((part) => part !== '').join(' ');
    const hasCurp = !abroad && draw.chance(i < core ? 0.5 : 0.22);
    return {
      ...named,
      name,
      female,
      birthDate: draw.chance(known) ? birthDate : '',
      curp: hasCurp ? makeCurp({ ...named, birthDate, sex: female ? 'M' : 'H', state: birthState.curp }) : '',
      phone: draw.chance(0.3) ? this.#phone(i, abroad) : '',
      alias: draw.chance(i < core ? 0.95 : 0.2) || role[i] === LEADER ? this.#alias(i, female, draw) : '',
      group: this.group(group[i] as number),
      role: ROLES[role[i] as number] as (typeof ROLES)[number],
      town: place,
    };
  }

  /** The core has rarer names than others, so that a text's surname alone mostly means one of it. */
  #mexicanName(draw: Random, from: typeof frequent, female: boolean, head: number): NameParts {
    const paternal = from(this.#surname.at(head), SURNAMES);
    for (;;) {
      const list = female ? GIVEN_FEMALE : GIVEN_MALE;
      const [one, two] = [from(draw, list), draw.chance(0.35) ? from(draw, list) : ''];
      const given = two === '' || two === one ? one : `${one} ${two}`;
      const maternal = from(draw, SURNAMES);
      if (!isDeniedName({ given, paternal, maternal })) return { given, paternal, maternal };
    }
  }

  /** The core's nicknames are its own; others share what is left. */
  #alias(i: number, female: boolean, draw: Random): string {
    const list = this.#nicknames[female ? 1 : 0];
    return list[i < this.#crowd.core ? i % list.length : draw.below(list.length)] as string;
  }

  /**
   * Numbers that nobody can be called on: local numbers that begin with 0, which Mexico does not give
   * out, and 555-01xx of the United States. Both have the form of a number, which programs that take
   * them in check. No two records share one by chance.
   */
  #phone(i: number, abroad: boolean): string {
    const { records } = this.#crowd;
    const places = US_AREAS.length * 100;
    const slot = Math.floor((i * places) / records);
    if (abroad && i === Math.ceil((slot * records) / places)) {
      const digits = String(slot % 100).padStart(2, '0');
      return `+1 ${US_AREAS[Math.floor(slot / 100)]} 555 01${digits}`;
    }
    const number = (i * 38_196_601 + 15_243_917) % (MX_AREAS.length * 10_000_000);
    const digits = String(number % 10_000_000).padStart(7, '0');
    return `+52 ${MX_AREAS[Math.floor(number / 10_000_000)]} 0${digits.slice(0, 3)} ${digits.slice(3)}`;
  }
}

function usName(draw: Random, female: boolean): NameParts {
  for (;;) {
    const given = frequent(draw, female ? US_GIVEN_FEMALE : US_GIVEN_MALE);
    const paternal = frequent(draw, US_SURNAMES);
    if (!isDeniedName({ given, paternal, maternal: '' })) return { given, paternal, maternal: '' };
  }
}

/** The front of a list more often than its end: the place is the product of two uniform draws. */
function frequent(draw: Random, list: readonly string[]): string {
  return list[Math.floor(draw.real() * (0.25 + 0.75 * draw.real()) * list.length)] as string;
}

const evenly = (draw: Random, list: readonly string[]): string => draw.pick(list);

/** Everybody is of age in 2026. */
function bornOn(draw: Random, core: boolean): string {
  const year = core ? draw.between(1958, 1992) : draw.between(1962, 2006);
  return `${year}-${two(draw.between(1, 12))}-${two(draw.between(1, 28))}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Plain ones first, in the seed's order; then each with each ending. */
function nicknames(article: string, words: readonly string[], draw: Random): readonly string[] {
  const plain = draw.shuffle(words.map((word) => `${article} ${word}`).filter((name) => !isDeniedNickname(name)));
  const ended = plain.flatMap((name) => NICKNAME_ENDS.map((end) => `${name} ${end}`));
  return [...plain, ...draw.shuffle(ended)];
}

/** Another office's record of the same person: other spelling, parts left out, parts missing. */
function respell(person: PersonFields, draw: Random): PersonFields {
  const name = respellName(person, draw);
  return {
    ...person,
    name,
    alias: draw.chance(0.5) ? person.alias : '',
    birthDate: draw.chance(0.25) ? '' : respellDate(person.birthDate, draw),
    curp: draw.chance(0.6) ? '' : person.curp,
    phone: draw.chance(0.6) ? '' : person.phone,
  };
}

function respellName({ given, paternal, maternal }: PersonFields, draw: Random): string {
  const [one = '', two] = given.split(' ');
  const both = [paternal, maternal].filter((part) => part !== '').join(' ');
  const ways: (() => string)[] = [
    () => `${given} ${paternal}`,
    () => `${both.toUpperCase()}, ${given}`,
    () => plain(`${given} ${both}`),
    () => `${one} ${soundAlike(paternal, draw)} ${maternal}`.trim(),
    () => `${two === undefined ? one : `${one} ${two[0]}.`} ${both}`,
    () => `${two ?? one} ${both}`,
    () => plain(`${one} ${paternal}`),
    () => `${given} ${soundAlike(both, draw)}`,
    () => `${one} ${paternal} ${maternal === '' ? '' : `${maternal[0]}.`}`.trim(),
  ];
  const same = [given, both].join(' ');
  // A way may change nothing, as where there is no accent to lose.
  for (let tries = 0; tries < 8; tries++) {
    const name = draw.pick(ways)();
    if (name !== same) return name;
  }
  return same;
}

/** A registrar's slips: letters that sound alike in Mexico. */
function soundAlike(text: string, draw: Random): string {
  const slips: readonly (readonly [RegExp, string])[] = [
    [/z(?=\b|$)/u, 's'],
    [/s(?=\b|$)/u, 'z'],
    [/v/u, 'b'],
    [/b/u, 'v'],
    [/ll/u, 'y'],
    [/i/u, 'y'],
    [/^H/u, ''],
    [/g(?=[eéií])/u, 'j'],
    [/ú/u, 'u'],
  ];
  const fitting = slips.filter(([from]) => from.test(text));
  if (fitting.length === 0) return text;
  const [from, to] = draw.pick(fitting);
  const slipped = text.replace(from, to);
  return slipped.charAt(0).toUpperCase() + slipped.slice(1);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

function respellDate(date: string, draw: Random): string {
  if (date === '' || draw.chance(0.7)) return date;
  const [year = '', month = '', day = ''] = date.split('-');
  if (draw.chance(0.5)) return year;
  return Number(day) <= 12 ? `${year}-${day}-${month}` : `${Number(year) - 1}-${month}-${day}`;
}
