/** Bringing in a report: its file, text, mentions and claims in one transaction. */
import { createHash } from 'node:crypto';
import {
  type Credibility,
  type DraftBatch,
  formatMarking,
  idFromBytes,
  idFromUuid,
  idUuid,
  isPublic,
  joinMarkings,
  maskUsPersons,
  Refused,
  type ReportId,
  refusal,
  type SkippedRow,
  type SourceGrade,
} from '@trama/model';
import { internMarking } from './audience.js';
import { IdRun } from './bulk/id-run.js';
import { ReportMarkings } from './bulk/report-markings.js';
import { ReportWriter } from './bulk/report-writer.js';
import { UsPersonMask } from './bulk/us-person-mask.js';
import { fieldsDigest } from './digest.js';
import { appendEntry, findWriter, recordDecision, type Writer } from './ledger.js';
import type { NewReport } from './row.js';
import { inside, type Tx } from './transaction.js';
import { masksUsPersons } from './us-person.js';

export interface AppendOptions {
  readonly credibility: Credibility;
  /** The user in whose name all claims are accepted at once, or null: they stay drafts. */
  readonly acceptAs: string | null;
  /** True for text accepted in bulk. */
  readonly unread: boolean;
  readonly onProgress?: (done: { mentions: number; claims: number }) => void;
  readonly signal?: AbortSignal;
}

export interface AppendedReport {
  readonly id: ReportId;
  readonly mentions: number;
  readonly claims: number;
  readonly skipped: readonly SkippedRow[];
}

/** The number of a portion without text. */
const NO_TEXT = -1;
/** Files are kept in pieces of this size. */
const CHUNK_BYTES = 4 << 20;

/**
 * One report with its file, mentions and claims. Batches are written as they come, by binary COPY;
 * nothing is visible before the transaction commits. A claim whose reference is not found is left
 * out and named in `skipped`. Throws the signal's reason when aborted, and Refused `conflict` where
 * the agency brought these bytes before.
 */
export async function appendReport(
  tx: Tx,
  report: NewReport,
  batches: AsyncIterable<DraftBatch>,
  options: AppendOptions,
): Promise<AppendedReport> {
  const { signal } = options;
  signal?.throwIfAborted();
  const writer = await findWriter(tx);
  if (!writer) throw new Refused(refusal('agency-unknown', { found: 'none' }));
  if (await findReportBySha(tx, report.file.sha256)) {
    throw new Refused(refusal('conflict', { what: 'these bytes were imported before' }));
  }
  // What the rows refer to is not re-marked until they stand.
  await tx.query('select trama.hold_own_markings()');
  const markings = await ReportMarkings.intern(tx, writer.id, report.marking, report.portions);
  const mask = await maskOf(tx, report);
  const ids = new IdRun(Date.now());
  const id = ids.next();
  const fileId = ids.next();
  await writeFile(tx, writer, report, fileId, mask !== null, signal);
  const rows = new ReportWriter(tx, { id, agency: writer.no, credibility: options.credibility }, markings, ids, mask);
  try {
    for await (const batch of untilAborted(batches, signal)) {
      await rows.write(batch);
      options.onProgress?.({ mentions: rows.mentions, claims: rows.claims });
    }
    await rows.finish();
  } catch (error) {
    // The connection must be free before the transaction can be rolled back.
    await rows.settle().catch(() => {});
    throw error;
  }
  signal?.throwIfAborted();
  const last = ids.next();
  await writeReport(tx, writer, report, { id, fileId, last, markings, mask, skipped: rows.skipped });
  for (const [marking, claims] of rows.byMarking) {
    await tx.query('select trama.count_claims($1, $2, $3)', [Buffer.from(id), marking, claims]);
  }
  const whole = mask === null ? markings.whole : await markings.masked(markings.whole);
  for (const marking of new Set([markings.whole, whole])) {
    if (!rows.byMarking.has(marking))
      await tx.query('select trama.count_claims($1, $2, 0)', [Buffer.from(id), marking]);
  }
  const reportId = idFromBytes('rep', id);
  inside(tx).atEnd.push(() => enter(tx, writer, report, { uuid: idUuid(reportId), whole, markings, rows, options }));
  return { id: reportId, mentions: rows.mentions, claims: rows.claims, skipped: rows.skipped };
}

/** What takes the ledger's lock, left to the end of the transaction so that a long import holds up nobody. */
async function enter(
  tx: Tx,
  writer: Writer,
  report: NewReport,
  of: { uuid: string; whole: number; markings: ReportMarkings; rows: ReportWriter; options: AppendOptions },
): Promise<void> {
  const marking = of.whole;
  await appendEntry(tx, {
    kind: 'report',
    ref: of.uuid,
    report: of.uuid,
    claim: null,
    marking,
    reach: [of.markings.whole, ...of.markings.portions.map(({ no }) => no)],
    digest: fieldsDigest([
      Buffer.from(report.file.sha256).toString('hex'),
      report.grade,
      formatMarking(of.whole === of.markings.whole ? report.marking : maskUsPersons(report.marking)),
      String(of.rows.mentions),
      String(of.rows.claims),
    ]),
  });
  if (of.options.acceptAs === null) return;
  await recordDecision(tx, {
    agency: writer.no,
    marking,
    kind: 'accept',
    report: of.uuid,
    claim: null,
    reason: null,
    unread: of.options.unread,
    undoes: null,
    by: of.options.acceptAs,
    at: new Date(),
  });
}

async function writeFile(
  tx: Tx,
  writer: Writer,
  report: NewReport,
  id: Uint8Array,
  masked: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { file } = report;
  // The whole file shows every portion.
  const joined = joinMarkings([report.marking, ...report.portions.map((portion) => portion.marking)]);
  const marking = await internMarking(tx, writer.id, masked ? maskUsPersons(joined) : joined);
  await tx.query('insert into trama.file (agency, marking, id, sha256, size) values ($1, $2, $3, $4, $5)', [
    writer.no,
    marking,
    Buffer.from(id),
    Buffer.from(file.sha256),
    file.size,
  ]);
  const hash = createHash('sha256');
  let no = 0;
  let size = 0;
  for await (const piece of pieces(file.chunks)) {
    signal?.throwIfAborted();
    hash.update(piece);
    size += piece.length;
    await tx.query('insert into trama.file_chunk (agency, marking, file, no, bytes) values ($1, $2, $3, $4, $5)', [
      writer.no,
      marking,
      Buffer.from(id),
      no++,
      piece,
    ]);
  }
  if (size !== file.size || !hash.digest().equals(file.sha256))
    throw new Error('the bytes are not those of the digest');
}

/** The same bytes in pieces of CHUNK_BYTES. */
async function* pieces(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + CHUNK_BYTES - size);
      held.push(part);
      size += part.length;
      at += part.length;
      if (size === CHUNK_BYTES) {
        yield Buffer.concat(held);
        held = [];
        size = 0;
      }
    }
  }
  if (size > 0) yield Buffer.concat(held);
}

async function writeReport(
  tx: Tx,
  writer: Writer,
  report: NewReport,
  of: {
    id: Uint8Array;
    fileId: Uint8Array;
    last: Uint8Array;
    markings: ReportMarkings;
    mask: UsPersonMask | null;
    skipped: readonly SkippedRow[];
  },
): Promise<void> {
  const r = report;
  await tx.query(
    `insert into trama.report (agency, marking, id, file, sha256, size, name, title, format, language, date, grade, source,
       time_zone, legal_basis, received_at, collected_at, imported_by, detail, first_id, last_id, attached_to, us_persons)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
    [
      writer.no,
      of.mask === null ? of.markings.whole : await of.markings.masked(of.markings.whole),
      Buffer.from(of.id),
      Buffer.from(of.fileId),
      Buffer.from(r.file.sha256),
      r.file.size,
      r.file.name,
      r.title,
      r.format,
      r.language,
      r.date,
      r.grade,
      r.source,
      r.timeZone,
      r.legalBasis,
      r.receivedAt,
      r.collectedAt,
      tx.reader.user,
      JSON.stringify(typeof r.detail === 'function' ? r.detail(of.skipped) : r.detail),
      Buffer.from(of.id),
      Buffer.from(of.last),
      r.attachedTo ? idUuid(r.attachedTo) : null,
      of.mask === null ? 'unmasked' : 'masked',
    ],
  );
  await tx.query(
    `insert into trama.retention (agency, marking, report, validated_at, review_by)
       select $1, $2, $3, t, ((t at time zone 'UTC')::date + interval '5 years')::date from (select least($4, now()) as t) received`,
    [writer.no, of.markings.whole, Buffer.from(of.id), r.receivedAt],
  );
  const pieces = of.mask?.cut(r.portions) ?? r.portions.map((portion, i) => ({ portion, of: i, masked: false }));
  const insert =
    'insert into trama.portion (agency, marking, own_marking, report, no, start, text) values ($1, $2, $3, $4, $5, $6, $7)';
  const id = Buffer.from(of.id);
  for (const [no, { portion, of: run, masked }] of pieces.entries()) {
    const open = of.markings.portions[run]?.no ?? of.markings.whole;
    const marking = masked ? await of.markings.masked(open) : open;
    const own = open === of.markings.whole ? null : open;
    await tx.query(insert, [writer.no, marking, own, id, no, portion.start, portion.text]);
  }
  // A table has no text: by this piece of none its report is met where its name and its file are kept.
  if (of.mask !== null && pieces.length === 0) {
    await tx.query(insert, [writer.no, of.markings.whole, null, id, NO_TEXT, 0, '']);
  }
}

/** Where the agency keeps identities to itself and this report holds some that nobody said are of others. */
async function maskOf(tx: Tx, { marking, usPersons }: NewReport): Promise<UsPersonMask | null> {
  return usPersons === 'no' || isPublic(marking) || !(await masksUsPersons(tx)) ? null : new UsPersonMask();
}

/** The batches, ending with the signal's reason at once when it is aborted. */
async function* untilAborted(
  batches: AsyncIterable<DraftBatch>,
  signal: AbortSignal | undefined,
): AsyncGenerator<DraftBatch> {
  const iterator = batches[Symbol.asyncIterator]();
  // Not a race with one promise for all: that would hold every batch until the end.
  let stop: (reason: unknown) => void = () => {};
  const abort = (): void => stop(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await new Promise<IteratorResult<DraftBatch>>((resolve, reject) => {
        stop = reject;
        iterator.next().then(resolve, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    iterator.return?.()?.catch(() => {});
  }
}

/**
 * The report by which the reader's agency brought these bytes, or null. In a writing transaction no
 * other can bring the same bytes until it ends.
 */
export async function findReportBySha(
  tx: Tx,
  sha256: Uint8Array,
): Promise<{ id: ReportId; marking: string; grade: SourceGrade; format: string } | null> {
  const bytes = Buffer.from(sha256);
  if (!inside(tx).readOnly) {
    await tx.query('select pg_advisory_xact_lock(trama.own_agency(), $1)', [bytes.readInt32BE(0)]);
  }
  const { rows } = await tx.query<{ id: string; marking: string; grade: SourceGrade; format: string }>(
    `select r.id, coalesce(b.text, m.text) as marking, r.grade, r.format from trama.report r join trama.marking m on m.no = r.marking
       left join trama.marking b on b.no = m.unmasks
      where r.agency = trama.own_agency() and r.sha256 = $1 and (select trama.audience())[r.marking]
        and not exists (select from trama.purge p where p.agency = r.agency and p.report = r.id and p.kind = 'report')`,
    [bytes],
  );
  const row = rows[0];
  return row ? { id: idFromUuid('rep', row.id), marking: row.marking, grade: row.grade, format: row.format } : null;
}
