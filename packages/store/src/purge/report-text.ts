/** What is left of a report's text, title and detail when people go out of it, worked out before anything is blanked. */
import { isTie, NAME_PROPERTIES, type Property, type Span, type ValueProperty, valueKind } from '@trama/model';
import type { Json } from '../row.js';
import type { Tx } from '../transaction.js';
import { blanked, gapsBetween, WordFinder, without } from './blanking.js';
import type { PurgeWhat, Scope } from './scope.js';

export interface ReportText {
  readonly portions: readonly { readonly no: number; readonly text: string | null }[];
  /** Columns of the report that are blanked. */
  readonly columns: readonly string[];
  readonly detail: Json;
  /** Finds the people who go, by name and number. */
  readonly words: WordFinder;
}

interface Portion {
  readonly no: number;
  readonly start: number;
  readonly text: string;
}

/** A part of a name that alone tells little: `de la`, `Ana`. */
const SHORTEST_PART = 4;
/** Of detail what tells nobody: where pages and captions stand. */
const PLACES = ['pages', 'captions'];

export async function reportText(tx: Tx, what: PurgeWhat, scope: Scope): Promise<ReportText> {
  const words = await wordsOf(tx, scope);
  if (what.kind === 'report' && !scope.leaves) {
    const { rows } = await tx.query<{ no: number }>('select no from trama.portion where agency = $1 and report = $2', [
      scope.agency,
      scope.report,
    ]);
    const columns = ['name', 'title', 'source', 'legal_basis', 'detail'];
    return { portions: rows.map(({ no }) => ({ no, text: null })), columns, detail: null, words };
  }
  const portions = await readPortions(tx, scope);
  const spans = await spansOf(tx, scope);
  const { name, title, source, basis, detail } = await readColumns(tx, scope);
  if (what.kind === 'report') {
    const masked = portions.map(({ no, start, text }) => ({
      no,
      text: blanked(text, gapsBetween(shifted(spans.staying, start), text.length)),
    }));
    const kept = Object.fromEntries(Object.entries(detail ?? {}).filter(([key]) => PLACES.includes(key)));
    return { portions: masked, columns: ['name', 'title', 'detail'], detail: kept as Json, words };
  }
  const masked = portions.map(({ no, start, text }) => {
    const staying = shifted(spans.staying, start);
    const around = without([...words.spansIn(text), ...shifted(spans.claims, start)], staying);
    return { no, text: blanked(text, [...around, ...shifted(spans.going, start)]) };
  });
  const named = { name, title, source, legal_basis: basis };
  const columns = Object.entries(named).filter(([, text]) => text !== null && words.isIn(text));
  const rows = await rowsOf(tx, scope);
  const left = withoutWords(withoutEntries(detail, await uidsOf(tx, scope)), words, rows);
  return { portions: masked, columns: [...columns.map(([column]) => column), 'detail'], detail: left, words };
}

function shifted(spans: readonly Span[], by: number): Span[] {
  return spans.map(([from, to]) => [from - by, to - by]);
}

async function readPortions(tx: Tx, scope: Scope): Promise<Portion[]> {
  const { rows } = await tx.query<Portion>(
    "select no, start, coalesce(text, '') as text from trama.portion where agency = $1 and report = $2 order by no",
    [scope.agency, scope.report],
  );
  return rows;
}

async function readColumns(tx: Tx, scope: Scope) {
  const { rows } = await tx.query<{
    name: string | null;
    title: string | null;
    source: string | null;
    basis: string | null;
    detail: { readonly [key: string]: Json } | null;
  }>('select name, title, source, legal_basis as basis, detail from trama.report where agency = $1 and id = $2', [
    scope.agency,
    scope.report,
  ]);
  if (!rows[0]) throw new Error('the report is gone');
  return rows[0];
}

/** Where the text speaks of those who go, and of those who stay; and what else stands in the statements that go. */
async function spansOf(tx: Tx, scope: Scope): Promise<{ going: Span[]; staying: Span[]; claims: Span[] }> {
  const mentions = await tx.query<{ spans: string; goes: boolean }>(
    `select spans, id = any ($3::uuid[]) as goes from trama.mention
      where agency = $1 and report = $2 and spans is not null and marking <> trama.purged_marking($1)`,
    [scope.agency, scope.report, scope.mentions],
  );
  const claims = await tx.query<{ from: number; to: number; goes: boolean }>(
    `select place_start as from, place_end as to, id = any ($3::uuid[]) as goes from trama.claim
      where agency = $1 and report = $2 and place_kind = 1 and marking <> trama.purged_marking($1)`,
    [scope.agency, scope.report, scope.claims],
  );
  const ofMentions = (goes: boolean) =>
    mentions.rows.filter((row) => row.goes === goes).flatMap(({ spans }) => JSON.parse(spans) as Span[]);
  const ofClaims = (goes: boolean) =>
    claims.rows.filter((row) => row.goes === goes).map(({ from, to }): Span => [from, to]);
  const going = ofMentions(true);
  return {
    going,
    staying: without([...ofMentions(false), ...ofClaims(false)], going),
    claims: without(ofClaims(true), ofMentions(false)),
  };
}

/** Names, parts of names and numbers of those who go, which those who stay do not share. */
async function wordsOf(tx: Tx, scope: Scope): Promise<WordFinder> {
  const properties = [...NAME_PROPERTIES];
  const going = await tx.query<{ property: Property; value: string }>(
    'select property, value from trama.claim where agency = $1 and id = any ($2::uuid[]) and value is not null',
    [scope.agency, scope.claims],
  );
  const staying = await tx.query<{ value: string }>(
    `select value from trama.claim where agency = $1 and report = $2 and id <> all ($3::uuid[]) and value is not null
       and property = any ($4) and marking <> trama.purged_marking($1)`,
    [scope.agency, scope.report, scope.claims, properties],
  );
  const shared = new WordFinder(staying.rows.flatMap(({ value }) => partsOf(value)));
  const words: string[] = [];
  for (const { property, value } of going.rows) {
    if (NAME_PROPERTIES.has(property)) words.push(value, ...partsOf(value).filter((part) => !shared.isIn(part)));
    else if (!isTie(property) && valueKind(property as ValueProperty).type === 'identifier') words.push(value);
  }
  const keys = await tx.query<{ key: string }>(
    'select key from trama.mention where agency = $1 and id = any ($2::uuid[]) and key is not null',
    [scope.agency, scope.mentions],
  );
  // A bare number is one of many things; where it is the key of a list, `uidsOf` takes it out.
  const named = keys.rows.map(({ key }) => key.replace(/^.*:/, '')).filter((key) => /\p{L}/u.test(key));
  return new WordFinder([...words, ...named]);
}

/** Numbers of those who go in the list that the report is. */
async function uidsOf(tx: Tx, scope: Scope): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ uid: string }>(
    `select substr(key, 6) as uid from trama.mention where agency = $1 and id = any ($2::uuid[]) and key like 'ofac:%'`,
    [scope.agency, scope.mentions],
  );
  return new Set(rows.map(({ uid }) => uid));
}

function partsOf(name: string): string[] {
  return name.split(/[\s,.;]+/u).filter((part) => part.length >= SHORTEST_PART);
}

/** Numbers of the table's rows that go. */
async function rowsOf(tx: Tx, scope: Scope): Promise<ReadonlySet<number>> {
  const { rows } = await tx.query<{ row: number }>(
    `select distinct place_start as row from trama.claim
      where agency = $1 and report = $2 and place_kind = 2 and id = any ($3::uuid[])`,
    [scope.agency, scope.report, scope.claims],
  );
  return new Set(rows.map(({ row }) => row));
}

/** The digests of list entries, by which the next edition is compared, less those of the entries that go. */
function withoutEntries(detail: { readonly [key: string]: Json } | null, uids: ReadonlySet<string>): Json {
  const list = (detail?.list ?? null) as { readonly fingerprints?: { readonly [uid: string]: Json } } | null;
  if (list?.fingerprints === undefined) return detail;
  const left = Object.entries(list.fingerprints).filter(([uid]) => !uids.has(uid));
  return { ...detail, list: { ...list, fingerprints: Object.fromEntries(left) } };
}

/** Less every text and list item that names those who go, and less what stands under such a name; the rest as it was. */
function withoutWords(json: Json, words: WordFinder, rows: ReadonlySet<number>): Json {
  const names = (value: Json): boolean =>
    typeof value === 'string' ? words.isIn(value) || isRow(value, rows) : values(value).some(names);
  if (Array.isArray(json)) return json.filter((item) => !names(item)).map((item) => withoutWords(item, words, rows));
  if (json === null || typeof json !== 'object') return json;
  const left = Object.entries(json as { readonly [key: string]: Json }).filter(
    ([key, value]) => !words.isIn(key) && !(typeof value === 'string' && names(value)),
  );
  return Object.fromEntries(left.map(([key, value]) => [key, withoutWords(value, words, rows)]));
}

function values(json: Json): readonly Json[] {
  return json !== null && typeof json === 'object' ? Object.values(json) : [];
}

function isRow(text: string, rows: ReadonlySet<number>): boolean {
  const row = /^row (\d+)$/.exec(text)?.[1];
  return row !== undefined && rows.has(Number(row));
}
