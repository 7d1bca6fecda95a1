/** Subjects of equal names side by side: each with what tells it from the others. */
import type { SubjectRef } from '@trama/contract';
import type { World } from '@trama/project';
import { reportRowsByIds, type Tx } from '@trama/store';

type Hint = NonNullable<SubjectRef['hint']>;

export async function subjectHints(tx: Tx, world: World, indexes: readonly number[]): Promise<Map<number, Hint>> {
  const reports = new Map([...new Set(indexes)].map((index) => [index, world.reportsOf(index)]));
  const single = [...reports.values()].flatMap((ids) => (ids.length === 1 ? ids : []));
  const rows = new Map((await reportRowsByIds(tx, [...new Set(single)])).map((row) => [row.id, row]));
  return new Map(
    [...reports].map(([index, ids]): [number, Hint] => {
      const only = ids.length === 1 && ids[0] !== undefined ? rows.get(ids[0]) : undefined;
      return [
        index,
        {
          facts: world.tellingTexts(index),
          reports: ids.length,
          report: only === undefined ? null : { source: only.source ?? only.agency, date: only.date },
        },
      ];
    }),
  );
}
