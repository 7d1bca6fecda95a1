/** The incidents of one report, and which of them a sentence speaks of again. */
import type { IncidentKind, PartialDate } from '@trama/model';
import type { Clause } from './context.js';
import type { Item } from './item.js';
import type { EventYield } from './rule.js';

export interface Incident {
  readonly key: string;
  readonly kind: IncidentKind | null;
  /** The last sentence that spoke of it. */
  sentence: number;
  readonly victims: Set<string>;
  date: PartialDate | null;
  /** As the text names them. */
  readonly places: string[];
}

/** What a sentence says of the incident that it speaks of. */
export interface IncidentSign {
  readonly places: readonly string[];
  readonly date: PartialDate | null;
  /** Key of the person to whom it happened. */
  readonly to: string | null;
  /** It counts none: nothing new happened. */
  readonly none: boolean;
  /** What it counts first. */
  readonly counted: Item | null;
}

/** How many incidents back a text is taken to refer. */
const RECENT = 40;
/** How many sentences back "the attack" may reach. */
const TOLD_REACH = 8;
/** One event may be called either. */
const FIGHTS: ReadonlySet<IncidentKind | null> = new Set<IncidentKind | null>(['clash', 'armed-attack']);

export class Incidents {
  readonly #list: Incident[] = [];
  #last: Incident | null = null;

  /** An incident spoken of before, or a new one; null where the text refers to one that it has not told of. */
  find(clause: Clause, given: EventYield, sign: IncidentSign): Incident | null {
    const known = given.again
      ? this.#findTold(clause, given)
      : (this.#findJoined(clause, given, sign) ?? this.#findAgain(clause, given, sign));
    if (known === null && given.again) return null;
    // "32 of them had been cleared": some of those told of, counted apart.
    const apart = given.again && sign.counted !== null;
    const incident = known === null || apart ? this.#add(clause, given) : known;
    incident.sentence = clause.index;
    this.#last = incident;
    return incident;
  }

  /** The days on which each person was a victim. */
  victimDates(): Map<string, Set<PartialDate>> {
    const dates = new Map<string, Set<PartialDate>>();
    for (const { victims, date } of this.#list)
      for (const victim of date === null ? [] : victims)
        dates.set(victim, (dates.get(victim) ?? new Set()).add(date as PartialDate));
    return dates;
  }

  /** Counts of an operation that the text has told of: "during the operation", "three more". */
  #findJoined(clause: Clause, given: EventYield, sign: IncidentSign): Incident | null {
    const last = this.#last;
    if (sign.none && last !== null && clause.index - last.sentence <= 2) return last;
    if (given.joins !== true) return null;
    if (clause.items.some((item) => item.cls === 'EVENTREF')) {
      const raid = this.#recent('raid').at(-1);
      if (raid !== undefined) return raid;
    }
    if (last === null) return null;
    const again = sign.counted?.cls === 'VICTIMS' && sign.counted.victimClass === null;
    if (again && last.sentence === clause.index - 1) return last;
    const samePlace = sign.places.length === 0 || sign.places.join() === last.places.join();
    return last.sentence === clause.index && samePlace ? last : null;
  }

  /** "The attack", "they had been cleared". */
  #findTold(clause: Clause, given: EventYield): Incident | null {
    const kinds = FIGHTS.has(given.event) ? [...FIGHTS] : [given.event];
    const told = this.#list.slice(-RECENT).filter(({ kind }) => kinds.includes(kind));
    const last = told.at(-1);
    return last !== undefined && clause.index - last.sentence <= TOLD_REACH ? last : null;
  }

  #findAgain(clause: Clause, given: EventYield, sign: IncidentSign): Incident | null {
    const fight = FIGHTS.has(given.event) ? this.#list.at(-1) : undefined;
    if (fight !== undefined && fight.sentence === clause.index && FIGHTS.has(fight.kind)) return fight;
    const same = this.#recent(given.event);
    const last = same.at(-1);
    if (last === undefined) return null;
    if (given.status !== undefined && sign.counted === null && clause.index - last.sentence <= 1) return last;
    const vague = sign.places.length === 0 && sign.date === null && sign.counted === null;
    if (given.event === 'arson' && last.sentence === clause.index) return last;
    if (FIGHTS.has(given.event))
      return last.sentence === clause.index || (vague && clause.index - last.sentence <= 2) ? last : null;
    if (given.event !== 'raid') return null;
    const raid = same.find((known) => sign.to !== null && known.victims.has(sign.to) && fits(known, sign));
    if (raid !== undefined) return raid;
    return sign.to === null && sign.places.length === 0 && sign.date === null ? last : null;
  }

  #recent(kind: IncidentKind | null): Incident[] {
    return this.#list.slice(-RECENT).filter((incident) => incident.kind === kind);
  }

  #add(clause: Clause, given: EventYield): Incident {
    const incident: Incident = {
      key: `event:${this.#list.length}`,
      kind: given.event,
      sentence: clause.index,
      victims: new Set(),
      date: null,
      places: [],
    };
    this.#list.push(incident);
    return incident;
  }
}

function fits(incident: Incident, sign: IncidentSign): boolean {
  const sameDate = incident.date === null || sign.date === null || incident.date === sign.date;
  const samePlace =
    incident.places.length === 0 || sign.places.length === 0 || incident.places.join() === sign.places.join();
  return sameDate && samePlace;
}
