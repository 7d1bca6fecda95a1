/** Small reports for the tests of this package. */
import { createHash } from 'node:crypto';
import {
  CLEAR,
  type DraftBatch,
  DraftBatchBuilder,
  type DraftClaim,
  type DraftMention,
  draftClaim,
  type Marking,
  parseMarking,
} from '@trama/model';
import { type AppendedReport, type AppendOptions, appendReport } from './append-report.js';
import { letIn } from './membership.js';
import { addReader } from './reader.js';
import type { NewReport } from './row.js';
import type { Store } from './store.js';
import type { ReaderContext } from './transaction.js';

export const ANA: ReaderContext = { user: 'ana', agency: 'mx-one' };
export const BOB: ReaderContext = { user: 'bob', agency: 'us-two' };

/** A Mexican and a US analyst, an auditor and an administrator. */
export async function addPeople(store: Store): Promise<void> {
  const now = new Date();
  await addReader(store, { user: 'ana', agency: 'mx-one', country: 'MEX', role: 'reviewer' }, now);
  await addReader(store, { user: 'bob', agency: 'us-two', country: 'USA', role: 'analyst' }, now);
  await addReader(store, { user: 'aud', agency: 'mx-one', country: 'MEX', role: 'auditor' }, now);
  await addReader(store, { user: 'adm', agency: 'mx-one', country: 'MEX', role: 'admin' }, now);
}

/** Lets a sample reader into a case, as the command line does. */
export async function letInto(
  store: Store,
  caseId: string,
  reader: ReaderContext,
  expires: Date | null = null,
): Promise<void> {
  const member = { caseId, user: reader.user ?? '', reason: 'member', expires };
  if (!(await store.write({ ...reader, user: null }, (tx) => letIn(tx, member))))
    throw new Error(`${member.user} not let in`);
}

export function marking(text: string): Marking {
  const parsed = parseMarking(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

export function sampleReport(name: string, fields: Partial<NewReport> = {}): NewReport {
  const bytes = Buffer.from(`bytes of ${name}`);
  return {
    file: { name, sha256: createHash('sha256').update(bytes).digest(), chunks: [bytes], size: bytes.length },
    format: 'text',
    language: 'es',
    title: `title of ${name}`,
    date: null,
    grade: 'B',
    marking: CLEAR,
    source: null,
    timeZone: null,
    legalBasis: null,
    receivedAt: new Date('2026-02-23T00:00:00Z'),
    collectedAt: null,
    portions: [],
    detail: { pages: 1 },
    ...fields,
  };
}

export function person(local: string, key: string | null = null, spans: DraftMention['spans'] = []): DraftMention {
  return { local, schema: 'Person', key, spans };
}

export function named(about: string, value: string, fields: Partial<DraftClaim> = {}): DraftClaim {
  return draftClaim({ about, property: 'name', value, extractor: 'test@1', ...fields });
}

export function tied(about: string, target: string, fields: Partial<DraftClaim> = {}): DraftClaim {
  return draftClaim({ about, target, property: 'associateOf', extractor: 'test@1', ...fields });
}

export async function* batchesOf(
  mentions: readonly DraftMention[],
  claims: readonly DraftClaim[],
  rows = 1000,
): AsyncGenerator<DraftBatch> {
  const batches: DraftBatch[] = [];
  const builder = new DraftBatchBuilder((batch) => batches.push(batch), rows);
  for (const mention of mentions) builder.mention(mention);
  for (const claim of claims) builder.claim(claim);
  builder.flush();
  yield* batches;
}

export const ACCEPTED_BY_ANA: AppendOptions = { credibility: 3, acceptAs: 'ana', unread: false };
export const DRAFT: AppendOptions = { credibility: 3, acceptAs: null, unread: false };

/** A report with these mentions and claims, committed. */
export function bring(
  store: Store,
  reader: ReaderContext,
  report: NewReport,
  mentions: readonly DraftMention[],
  claims: readonly DraftClaim[],
  options: AppendOptions = ACCEPTED_BY_ANA,
): Promise<AppendedReport> {
  return store.write(reader, (tx) => appendReport(tx, report, batchesOf(mentions, claims), options));
}
