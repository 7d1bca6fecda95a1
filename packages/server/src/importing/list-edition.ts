/**
 * What a new edition of a list changes (CONTRACT, "Lists"). The parts given in one import are one
 * edition; it is compared with the edition before by the fingerprints kept with the report of each
 * part, so that neither edition is read again.
 */
import { compareEditions, type ListFingerprint, type ListPart } from '@trama/formats';
import { DraftBatchBuilder, draftClaim, type ReportId } from '@trama/model';
import { type Json, latestListReport, type ReaderContext, readReport, type Store } from '@trama/store';
import type { DraftQueue } from './draft-queue.js';

/** Of the entries of one part, by their uid. */
export type PartPrints = ReadonlyMap<string, ListFingerprint>;

interface Part {
  readonly list: ListPart;
  readonly now: PartPrints;
  /** Null where no earlier edition had this part. */
  readonly before: PartPrints | null;
}

export interface ListAnswer {
  readonly name: string;
  readonly edition: string | null;
  readonly added: string[];
  readonly changed: string[];
  readonly withdrawn: string[];
  readonly unchanged: number;
}

export class ListEdition {
  readonly #store: Store;
  readonly #reader: ReaderContext;
  readonly #parts = new Map<ListPart['part'], Part>();
  readonly #own = new Set<ReportId>();

  constructor(store: Store, reader: ReaderContext) {
    this.#store = store;
    this.#reader = reader;
  }

  /** A part whose bytes were imported before: it belongs to this edition too, and changes nothing. */
  async takeEarlier(id: ReportId): Promise<void> {
    const report = await this.#store.read(this.#reader, (tx) => readReport(tx, id));
    const kept = report === null ? null : keptPart(report.detail);
    if (kept !== null) this.#parts.set(kept.list.part, { list: kept.list, now: kept.prints, before: kept.prints });
  }

  /** Takes a part just read; entries that are gone get a dated statement that they were withdrawn. */
  async takePart(list: ListPart, prints: PartPrints, batches: DraftQueue): Promise<void> {
    const part: Part = { list, now: prints, before: await this.#before(list) };
    this.#parts.set(list.part, part);
    if (list.part !== 'sdn' || part.before === null) return;
    const builder = new DraftBatchBuilder((batch) => void batches.push(batch));
    for (const uid of part.before.keys()) {
      if (prints.has(uid)) continue;
      const about = `key:ofac:${uid}`;
      builder.claim(
        draftClaim({ about, property: 'status', value: 'withdrawn', time: list.edition, extractor: 'ofac@1' }),
      );
    }
    builder.flush();
  }

  /** What is kept with the report of a part, for the edition after. */
  partDetail(list: ListPart): Json {
    const prints = this.#parts.get(list.part)?.now ?? new Map<string, ListFingerprint>();
    return { ...list, fingerprints: Object.fromEntries(prints) as unknown as Json };
  }

  noteReport(id: ReportId): void {
    this.#own.add(id);
  }

  /** `lists` of the answer; undefined where the import held no part of a list. */
  async answer(): Promise<ListAnswer[] | undefined> {
    const first = [...this.#parts.values()][0];
    if (first === undefined) return undefined;
    const { name, edition } = first.list;
    const before = new Map<ListPart['part'], PartPrints>();
    for (const part of ['sdn', 'alt', 'add'] as const) {
      const taken = this.#parts.get(part);
      const prints = taken === undefined ? await this.#before({ name, part, edition }) : taken.before;
      if (prints !== null) before.set(part, prints);
    }
    const after = new Map([...this.#parts].map(([part, { now }]) => [part, now] as const));
    // Without `sdn` the entries are those of before: one whose last alias or address is gone has changed.
    const entries = before.get('sdn');
    if (!after.has('sdn') && entries !== undefined) after.set('sdn', entries);
    const { added, changed, withdrawn, unchanged } = compareEditions(wholeEdition(before), wholeEdition(after));
    const sorted = (uids: readonly string[]) => [...uids].sort(byNumber);
    return [{ name, edition, added: sorted(added), changed: sorted(changed), withdrawn: sorted(withdrawn), unchanged }];
  }

  /** The same part of the latest edition that is not after this one. */
  async #before({ name, part, edition }: ListPart): Promise<PartPrints | null> {
    const query = { name, part, edition, except: [...this.#own] };
    const report = await this.#store.read(this.#reader, (tx) => latestListReport(tx, query));
    return report === null ? null : (keptPart(report.detail)?.prints ?? null);
  }
}

/** Parts joined by uid. In a part that is there, an entry that it does not name has none (''). */
function wholeEdition(parts: ReadonlyMap<ListPart['part'], PartPrints>): Parameters<typeof compareEditions>[0] {
  const entries = new Map<string, ListFingerprint>();
  const [sdn, alt, add] = [parts.get('sdn'), parts.get('alt'), parts.get('add')];
  for (const uid of new Set([sdn, alt, add].flatMap((part) => [...(part?.keys() ?? [])]))) {
    const own = sdn?.get(uid);
    entries.set(uid, {
      entry: own?.entry ?? null,
      programs: own?.programs ?? [],
      aliases: alt === undefined ? null : (alt.get(uid)?.aliases ?? ''),
      addresses: add === undefined ? null : (add.get(uid)?.addresses ?? ''),
    });
  }
  return { parts: [...parts.keys()], entries };
}

function keptPart(detail: Json): { list: ListPart; prints: PartPrints } | null {
  const list = (detail as { list?: unknown } | null)?.list as
    | (ListPart & { fingerprints?: Record<string, ListFingerprint> })
    | null
    | undefined;
  if (list?.fingerprints === undefined) return null;
  const { name, part, edition, fingerprints } = list;
  return { list: { name, part, edition }, prints: new Map(Object.entries(fingerprints)) };
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : 1);
}
