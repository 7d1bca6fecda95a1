/** A whole invented case: who there is, who is tied to whom, what happened, and the truth about it. */
import { type Crowd, leaders, makeCrowd, type ScenarioOptions } from './crowd.js';
import { drawIncidents, type IncidentRow } from './incident-wave.js';
import { PersonWriter } from './person.js';
import type { TieColumns } from './tie-columns.js';
import { drawTies } from './tie-draw.js';

/** What a bench scores against. Ids are those of people.csv and incidents.csv. */
export interface ScenarioTruth {
  readonly core: readonly string[];
  readonly leaders: readonly string[];
  readonly samePerson: readonly (readonly [string, string])[];
  readonly sameIncident: readonly (readonly [string, string])[];
}

export interface Scenario {
  readonly crowd: Crowd;
  readonly ties: TieColumns;
  readonly people: PersonWriter;
  readonly incidents: readonly IncidentRow[];
  readonly truth: ScenarioTruth;
}

/**
 * Deterministic: equal options give an equal case on every machine. Options must be in range
 * (`writeScenario` checks what a user gave). About 120 bytes of memory a record.
 */
export function generateScenario(options: ScenarioOptions): Scenario {
  const crowd = makeCrowd(options);
  const ties = drawTies(crowd);
  const people = new PersonWriter(crowd);
  const incidents = drawIncidents(crowd, people);
  const id = (record: number) => recordId(crowd, record);
  const truth: ScenarioTruth = {
    core: Array.from({ length: crowd.core }, (_, i) => id(i)).sort(),
    leaders: leaders(crowd).map(id).sort(),
    samePerson: Array.from({ length: crowd.records - crowd.persons }, (_, n) => {
      const record = crowd.persons + n;
      return [id(crowd.original[record] as number), id(record)] as const;
    }),
    sameIncident: incidents.flatMap(({ id: b, sameAs: a }) => (a === null ? [] : [[a, b] as const])),
  };
  return { crowd, ties, people, incidents, truth };
}

/** Seven digits with leading zeros: ids are text. */
export function recordId(crowd: Crowd, record: number): string {
  return String((crowd.row[record] as number) + 1).padStart(7, '0');
}
