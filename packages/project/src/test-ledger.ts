/** For tests: small reports brought to a real ledger. */
import { createHash } from 'node:crypto';
import {
  type DraftBatch,
  DraftBatchBuilder,
  type DraftClaim,
  draftClaim,
  parseMarking,
  type ReportId,
  type Schema,
} from '@trama/model';
import { addReader, appendReport, type ReaderContext, type Store } from '@trama/store';

export const ANA: ReaderContext = { user: 'ana', agency: 'mx-two' };
export const BOB: ReaderContext = { user: 'bob', agency: 'us-one' };
export const BEA: ReaderContext = { user: 'bea', agency: 'us-one' };

export async function addTestReaders(store: Store): Promise<void> {
  const now = new Date(Date.UTC(2026, 10, 24));
  const role = 'reviewer' as const;
  for (const [reader, country] of [
    [ANA, 'MEX'],
    [BOB, 'USA'],
    [BEA, 'USA'],
  ] as const) {
    const added = await addReader(store, { user: reader.user ?? '', agency: reader.agency ?? '', country, role }, now);
    if (!added.ok) throw new Error(added.error.code);
  }
}

export interface TestReport {
  readonly marking: string;
  readonly source?: string;
  /** Local name to schema; a name that begins with `key:` is also the key of the record. */
  readonly mentions: Readonly<Record<string, Schema>>;
  readonly claims: readonly (Pick<DraftClaim, 'about' | 'property'> & Partial<DraftClaim>)[];
  readonly draft?: boolean;
}

let brought = 0;

export async function bring(store: Store, reader: ReaderContext, report: TestReport): Promise<ReportId> {
  const marking = parseMarking(report.marking);
  if (!marking.ok) throw new Error(report.marking);
  const bytes = new TextEncoder().encode(`report ${brought++}`);
  const batches: DraftBatch[] = [];
  const builder = new DraftBatchBuilder((batch) => batches.push(batch));
  for (const [local, schema] of Object.entries(report.mentions)) {
    builder.mention({ local, schema, key: local.startsWith('key:') ? local.slice(4) : null, spans: [] });
  }
  for (const claim of report.claims) builder.claim(draftClaim({ extractor: 'test@1', ...claim }));
  builder.flush();
  const appended = await store.write(reader, (tx) =>
    appendReport(
      tx,
      {
        file: {
          name: 'x.csv',
          sha256: createHash('sha256').update(bytes).digest(),
          chunks: [bytes],
          size: bytes.length,
        },
        format: 'csv',
        language: null,
        title: null,
        date: null,
        grade: 'B',
        marking: marking.value,
        source: report.source ?? null,
        timeZone: null,
        legalBasis: null,
        receivedAt: new Date(Date.UTC(2026, 10, 24)),
        collectedAt: null,
        portions: [],
        detail: null,
      },
      each(batches),
      { credibility: 3, acceptAs: report.draft ? null : reader.user, unread: false },
    ),
  );
  return appended.id;
}

async function* each(batches: readonly DraftBatch[]): AsyncGenerator<DraftBatch> {
  yield* batches;
}
