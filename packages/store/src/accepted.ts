/** What the reader's world is computed from, in columns, read by binary COPY. */
import { idBytes, idFromUuid, NAME_PROPERTIES, PROPERTY_NAMES, type ReportId, SCHEMATA } from '@trama/model';
import { ledgerPosition } from './audience.js';
import { BinaryRows } from './bulk/binary-rows.js';
import { ClaimGroups } from './bulk/claim-groups.js';
import { copyRows } from './bulk/copy-rows.js';
import { ClaimColumns, GrowingText } from './bulk/growing.js';
import { NameTable } from './bulk/name-table.js';
import type { AcceptedColumns, JudgementRow, LedgerEntry, MentionColumns, TextColumn, Verdict } from './row.js';
import { inside, type Tx } from './transaction.js';

/** Longer values are read one by one where they are shown, not held in memory for everybody. */
const LONGEST_VALUE_BYTES = 200;

const NAMES = [...NAME_PROPERTIES].map((name) => `'${name}'`).join(', ');

/** No join: to ask for each row whether its report was accepted costs the database half of it. */
const ACCEPTED = (source: string): string => `
  select c.id, c.about, c.target, c.via, c.property, c.report, c.marking, case when c.negated then true end, c.best,
    case when octet_length(c.value) <= ${LONGEST_VALUE_BYTES} or c.property in (${NAMES}) then c.value end
  from ${source} c
  where (exists (select from trama.report_state r
        where r.agency = c.agency and r.report = c.report and r.marking = c.marking and r.state = 'accepted')
      and not exists (select from trama.claim_state s where s.agency = c.agency and s.claim = c.id))
    or exists (select from trama.claim_state s where s.agency = c.agency and s.claim = c.id and s.state = 'accepted')
    or c.id = any ((select trama.unmasked_claims())::uuid[])`;

/** Claims that entries after that position may have changed. */
const TOUCHED = (after: bigint): string => `(
    select x.* from trama.ledger_entry e
      join trama.report r on r.agency = e.agency and r.id = e.report
      join trama.claim x on x.agency = r.agency and x.id between r.first_id and r.last_id and x.report = r.id
      where e.position > ${after} and e.claim is null and e.report is not null
    union
    select x.* from trama.ledger_entry e join trama.claim x on x.report = e.report and x.made is not null
      where e.position > ${after} and e.claim is null and e.report is not null
    union
    select x.* from trama.ledger_entry e join trama.claim x on x.agency = e.agency and x.id = e.claim
      where e.position > ${after})`;

/** About how many accepted claims the reader may see: single decisions on claims are not counted. */
export async function countAccepted(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ n: string }>(
    "select coalesce(sum(claims), 0) as n from trama.report_state where state = 'accepted'",
  );
  return Number(rows[0]?.n ?? 0);
}

/**
 * The accepted claims that the reader may see. With `after`, only those that entries after that
 * position touched: drop `removed` and the claims of `removedReports` first, then add the rows.
 * Values longer than 200 bytes, other than names, are left out (claimsByIds has them).
 */
export async function loadAccepted(tx: Tx, range: { after: bigint | null }): Promise<AcceptedColumns> {
  const rows = range.after === null ? await countAccepted(tx) : 0;
  let all: AcceptedColumns | undefined;
  await copyAccepted(tx, range, { rows, most: Number.POSITIVE_INFINITY }, (columns) => {
    all = columns;
    return undefined;
  });
  return all as AcceptedColumns;
}

/**
 * The same in pieces, at least one, for whoever need not hold all at once: a quarter of a gigabyte less for three
 * million claims. Without `after` a piece is about what the socket gives at once, so that the database goes on while
 * `take` reads it; with `after` some 100,000 rows. A piece is valid until `take` is done. `removed` and
 * `removedReports` are those of all and stand in each piece; drop them before the first one is added.
 */
export async function eachAccepted(
  tx: Tx,
  range: { after: bigint | null },
  take: (columns: AcceptedColumns) => undefined | Promise<void>,
): Promise<void> {
  const rows = range.after === null ? SOCKET_ROWS : PIECE_ROWS;
  await copyAccepted(tx, range, { rows, most: rows }, take);
}

const SOCKET_ROWS = 1024;
const PIECE_ROWS = 100_000;

async function copyAccepted(
  tx: Tx,
  { after }: { after: bigint | null },
  size: { rows: number; most: number },
  take: (columns: AcceptedColumns) => undefined | Promise<void>,
): Promise<void> {
  const dropped = after === null ? { removed: new Uint8Array(0), removedReports: [] } : await loadDropped(tx, after);
  const common = { position: await ledgerPosition(tx), markings: await markingTexts(tx), ...dropped };
  const agencies = await tx.query<{ no: number; id: string }>('select no, id from trama.agency order by no');
  const groups = await claimGroups(tx, agencies.rows);
  const sourceOf = await reportSources(tx);
  const properties = tableOf(PROPERTY_NAMES);
  const reportIds: ReportId[] = [];
  const sources: (string | null)[] = [];
  const placeOf = new Map<ReportId, number>();
  const place = (id: ReportId): number => {
    const known = placeOf.get(id);
    if (known !== undefined) return known;
    placeOf.set(id, reportIds.length);
    sources.push(sourceOf.get(id) ?? null);
    return reportIds.push(id) - 1;
  };
  const columns = new ClaimColumns(size.rows);
  const rows = new BinaryRows((bytes, fields, view) => {
    const group = groups.at(bytes, view, fields[10] as number);
    if (group.place < 0) group.place = place(group.report);
    columns.add(bytes, fields, view, group, properties.find(bytes, fields[8] as number, fields[9] as number));
  });
  const piece = (): AcceptedColumns => ({
    ...columns.finish(),
    ...common,
    agencies: agencies.rows.map(({ id }) => id),
    reports: reportIds,
    sources,
  });
  const sql = ACCEPTED(after === null ? 'trama.claim' : TOUCHED(after));
  const whole = (): undefined | Promise<void> => {
    // Whoever takes a piece looks at each report.
    if (columns.length < Math.max(size.most, reportIds.length)) return undefined;
    const taking = take(piece());
    if (taking !== undefined) return taking.then(() => columns.clear());
    columns.clear();
    return undefined;
  };
  const copy = `copy (${sql}) to stdout (format binary)`;
  await copyRows(inside(tx).client, copy, (bytes, from, to) => rows.take(bytes, from, to), whole);
  await take(piece());
}

async function claimGroups(tx: Tx, agencies: readonly { no: number }[]): Promise<ClaimGroups> {
  const { rows } = await tx.query<{ agency: number; report: string; marking: number }>(
    // Of what was unmasked the reader sees the claims, not how many there are of their marking.
    `select agency, report, marking from trama.report_state
     union select agency, report, marking from trama.claim where id = any ((select trama.unmasked_claims())::uuid[])`,
  );
  const places = new Map(agencies.map(({ no }, place) => [no, place]));
  const groups = new ClaimGroups();
  for (const { agency, report, marking } of rows) {
    const group = { agency: places.get(agency) as number, report: idFromUuid('rep', report), marking, place: -1 };
    groups.add(group, idBytes(group.report));
  }
  return groups;
}

async function markingTexts(tx: Tx): Promise<ReadonlyMap<number, string>> {
  const { rows } = await tx.query<{ no: number; text: string }>('select no, text from trama.marking');
  return new Map(rows.map(({ no, text }) => [no, text]));
}

async function reportSources(tx: Tx): Promise<ReadonlyMap<ReportId, string>> {
  const { rows } = await tx.query<{ id: string; source: string }>(
    'select id, source from trama.report where source is not null and (select trama.audience())[marking]',
  );
  return new Map(rows.map(({ id, source }) => [idFromUuid('rep', id), source]));
}

async function loadDropped(tx: Tx, after: bigint): Promise<{ removed: Uint8Array; removedReports: ReportId[] }> {
  const claims = await tx.query<{ id: string }>(
    'select distinct claim as id from trama.ledger_entry where position > $1 and claim is not null',
    [after],
  );
  const reports = await tx.query<{ id: string }>(
    "select distinct report as id from trama.ledger_entry where position > $1 and claim is null and kind in ('decision', 're-mark')",
    [after],
  );
  return {
    removed: Buffer.concat(claims.rows.map(({ id }) => Buffer.from(id.replaceAll('-', ''), 'hex'))),
    removedReports: reports.rows.map(({ id }) => idFromUuid('rep', id)),
  };
}

/** From a text's bytes to its place in the list. */
function tableOf(names: readonly string[]): NameTable {
  const table = new NameTable();
  for (const name of names) {
    const bytes = Buffer.from(name);
    table.add(bytes, 0, bytes.length);
  }
  return table;
}

/** Every mention that the reader may see, in order of id within an agency. */
export async function loadMentions(tx: Tx): Promise<MentionColumns> {
  let length = 0;
  let id = new Uint8Array(16 << 12);
  let schema = new Uint8Array(1 << 12);
  let keyGroup = new Int32Array(1 << 12);
  const schemata = tableOf(Object.keys(SCHEMATA));
  const groups = new NameTable();
  const keys = new GrowingText(0);
  let scratch = Buffer.alloc(256);
  const rows = new BinaryRows((bytes, fields) => {
    if (length === schema.length) {
      id = grown(id, new Uint8Array(id.length * 2));
      schema = grown(schema, new Uint8Array(length * 2));
      keyGroup = grown(keyGroup, new Int32Array(length * 2));
    }
    const start = fields[0] as number;
    for (let i = 0; i < 16; i++) id[length * 16 + i] = bytes[start + i] as number;
    schema[length] = schemata.find(bytes, fields[2] as number, fields[3] as number);
    let group = -1;
    const [from, end] = [fields[4] as number, fields[5] as number];
    if (from >= 0) {
      const size = end - from + 4;
      if (size > scratch.length) scratch = Buffer.alloc(size * 2);
      bytes.copy(scratch, 0, fields[6] as number, (fields[6] as number) + 4);
      bytes.copy(scratch, 4, from, end);
      const known = groups.size;
      group = groups.add(scratch, 0, size);
      if (group === known) keys.add(bytes, from, end);
    }
    keyGroup[length++] = group;
  });
  const sql = 'copy (select id, schema, key, agency from trama.mention) to stdout (format binary)';
  await copyRows(inside(tx).client, sql, (bytes, from, to) => rows.take(bytes, from, to));
  return {
    length,
    id: id.subarray(0, length * 16),
    schema: schema.subarray(0, length),
    keyGroup: keyGroup.subarray(0, length),
    keys: keys.finish(),
  };
}

function grown<T extends Uint8Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** In the order of their making. */
export async function loadJudgements(tx: Tx): Promise<JudgementRow[]> {
  const { rows } = await tx.query<{
    id: string;
    agency: string;
    a: string;
    b: string;
    verdict: Verdict;
    score: JudgementRow['score'];
    at: Date;
    reason: string | null;
    by: string | null;
  }>(
    `select j.id, g.id as agency, j.a, j.b, j.verdict, j.score, j.at,
       case when j.agency = trama.own_agency() then j.reason end as reason,
       case when j.agency = trama.own_agency() then j.by end as by
     from trama.judgement j join trama.agency g on g.no = j.agency order by j.position`,
  );
  return rows.map((row) => ({
    ...row,
    id: idFromUuid('jdg', row.id),
    a: idFromUuid('men', row.a),
    b: idFromUuid('men', row.b),
  }));
}

/** Those that the reader may see, in order. */
export async function entriesAfter(tx: Tx, position: bigint): Promise<LedgerEntry[]> {
  const { rows } = await tx.query<{
    position: string;
    eventId: string;
    kind: LedgerEntry['kind'];
    report: string | null;
    at: Date;
  }>(
    'select position, event_id as "eventId", kind, report, at from trama.ledger_entry where position > $1 order by position',
    [position],
  );
  return rows.map((row) => ({
    ...row,
    position: BigInt(row.position),
    report: row.report === null ? null : idFromUuid('rep', row.report),
  }));
}

/** Null where the reader may see no such entry. */
export async function entryPosition(tx: Tx, eventId: string): Promise<bigint | null> {
  const { rows } = await tx.query<{ position: string }>(
    'select position from trama.ledger_entry where event_id::text = $1',
    [eventId],
  );
  return rows[0] ? BigInt(rows[0].position) : null;
}

const decoder = new TextDecoder();

/** The text of row i of a column, or null. */
export function columnText(column: TextColumn, row: number): string | null {
  const start = column.starts[row] as number;
  return start < 0 ? null : decoder.decode(column.heap.subarray(start, column.ends[row]));
}
