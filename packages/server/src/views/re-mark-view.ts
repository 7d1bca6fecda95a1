/** Who gains and who loses by a re-marking, told to the agency whose records they are. */
import type { ReMarkEffect } from '@trama/contract';
import { isAsOpen, type Marking, mayRead, parseMarking } from '@trama/model';
import type { ReMarkedRows } from '@trama/store';

interface Participant {
  readonly id: string;
  readonly country: string | null;
  readonly name: string;
}

/**
 * An agency is judged as one, by its country; whether one of its readers was let into a case is that agency's to
 * know, so cases are named apart.
 */
export function reMarkEffect(
  changes: readonly ReMarkedRows[],
  originator: string,
  participants: readonly Participant[],
): ReMarkEffect {
  const read = changes.map((row) => ({ ...row, before: known(row.from), after: known(row.to) }));
  const of = (agency: Participant, gains: boolean) => {
    const sees = (marking: Marking) =>
      mayRead({ agency: agency.id, country: agency.country, cases: new Set(marking.cases) }, originator, marking);
    const count = (what: ReMarkedRows['of']) =>
      read
        .filter((row) => row.of === what && sees(row.before) !== gains && sees(row.after) === gains)
        .reduce((sum, { told }) => sum + told, 0);
    const counted = { claims: count('claim'), mentions: count('mention'), portions: count('portion') };
    const reports = count('report');
    const touched = reports + counted.claims + counted.mentions + counted.portions > 0;
    return touched ? [{ agency: agency.id, name: agency.name, ...counted }] : [];
  };
  return {
    changes: changes.map(({ of: what, from, to, rows }) => ({ of: what, from, to, rows })),
    gain: participants.flatMap((agency) => of(agency, true)),
    lose: participants.flatMap((agency) => of(agency, false)),
    cases: [...new Set(read.flatMap(({ before, after }) => after.cases.filter((id) => !before.cases.includes(id))))],
    widens: read.some(({ before, after }) => !isAsOpen(before, after)),
  };
}

function known(text: string): Marking {
  const marking = parseMarking(text);
  if (!marking.ok) throw new Error('a marking of the ledger does not parse');
  return marking.value;
}
