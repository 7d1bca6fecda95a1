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
  /** What it counts first. */
  readonly counted: Item | null;
}

/** How many incidents back a text is taken to refer. */
const RECENT = 40;

export class Incidents {
  readonly #list: Incident[] = [];
  #last: Incident | null = null;

  /** An incident spoken of before, or a new one. */
  find(clause: Clause, given: EventYield, sign: IncidentSign): Incident {
    const incident =
      this.#findJoined(clause, given, sign) ?? this.#findAgain(clause, given, sign) ?? this.#add(clause, given);
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
    if (given.joins !== true) return null;
    if (clause.items.some((item) => item.cls === 'EVENTREF')) {
      const raid = this.#recent('raid').at(-1);
      if (raid !== undefined) return raid;
    }
    if (last === null) return null;
    const again = sign.counted?.cls === 'VICTIMS' && sign.counted.victimClass === null;
    if (again && last.sentence === clause.index - 1) return last;
    return last.sentence === clause.index && sign.places.length === 0 ? last : null;
  }

  #findAgain(clause: Clause, given: EventYield, sign: IncidentSign): Incident | null {
    const same = this.#recent(given.event);
    const last = same.at(-1);
    if (last === undefined) return null;
    if (given.status !== undefined && clause.index - last.sentence <= 1) return last;
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
