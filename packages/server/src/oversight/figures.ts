/** The yearly figures of an agency, for its overseers. */
import { ROUTES, type RouteName, type YearFigures } from '@trama/contract';
import { SUBJECT_CLASSES } from '@trama/model';
import { agencyFigures, type Figure, type ReaderContext, type Store } from '@trama/store';

const NO_READS: readonly RouteName[] = ['session.read', 'search', 'audit.list', 'audit.figures'];
/** Acts that show content and change nothing. */
const READS: readonly string[] = [
  ...(Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].method === 'GET' && !NO_READS.includes(name)),
  'reports.original',
  'reports.image',
];

export async function yearFigures(
  { store, now }: { readonly store: Store; readonly now: () => Date },
  reader: ReaderContext,
  year: number,
): Promise<YearFigures> {
  const from = new Date(Date.UTC(year, 0, 1));
  const to = new Date(Date.UTC(year + 1, 0, 1));
  const rows = await store.read(reader, (tx) => agencyFigures(tx, { from, to, reads: READS }));
  const asOf = now();
  const count = (figure: string) => rows.find((row) => row.figure === figure)?.count ?? 0;
  return {
    year,
    agency: reader.agency ?? '',
    asOf: (asOf < to ? asOf : to).toISOString(),
    people: SUBJECT_CLASSES.map((subjectClass) => ({ subjectClass, records: partOf(rows, 'people', subjectClass) })),
    releases: rows
      .filter(({ figure }) => figure === 'releases')
      .map(({ part, count: releases }) => ({ recipient: part ?? '', releases })),
    validations: count('validations'),
    purges: count('purges'),
    corrections: count('corrections'),
    contested: count('contested'),
    contestsAnswered: count('contestsAnswered'),
    holdsPlaced: count('holdsPlaced'),
    holdsStanding: count('holdsStanding'),
    searches: count('searches'),
    reads: count('reads'),
    refused: count('refused'),
    exports: count('exports'),
    exportsNotStated: count('exportsNotStated'),
    openings: count('openings'),
    unmaskings: count('unmaskings'),
    samples: count('samples'),
  };
}

function partOf(rows: readonly Figure[], figure: string, part: string): number {
  return rows.find((row) => row.figure === figure && row.part === part)?.count ?? 0;
}
