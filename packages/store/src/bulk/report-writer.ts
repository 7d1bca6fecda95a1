/** Writes the mentions and claims of one report: resolves references, gives ids and markings, sends columns as binary COPY. */
import { batchText, type DraftBatch, parseProperty, parseSchema, type SkippedRow } from '@trama/model';
import { inside, type Tx } from '../transaction.js';
import { claimRows } from './claim-rows.js';
import { copyIn, letSend, SLICE_ROWS } from './copy.js';
import { copyRows } from './copy-rows.js';
import type { IdRun } from './id-run.js';
import { MentionIndex, UNKNOWN } from './mention-index.js';
import type { ReportMarkings } from './report-markings.js';
import type { ReportFacts, Resolved } from './resolved-claims.js';
import { RowBuffer, viewOf } from './row-buffer.js';
import type { UsPersonMask } from './us-person-mask.js';

type Reference = 'about' | 'target' | 'via';
const NOT_LOOKED_UP = -2;

export class ReportWriter {
  readonly #tx: Tx;
  readonly #report: ReportFacts;
  readonly #markings: ReportMarkings;
  readonly #ids: IdRun;
  readonly #mask: UsPersonMask | null;
  readonly #mentions = new MentionIndex();
  readonly #late: { batch: DraftBatch; rows: number[] }[] = [];
  /** One is filled while the other is sent. */
  #filling = new RowBuffer();
  #sent = new RowBuffer();
  #sending: Promise<void> = Promise.resolve();
  #failed: unknown = null;
  mentions = 0;
  claims = 0;
  readonly skipped: SkippedRow[] = [];
  /** How many claims bear each marking. */
  readonly byMarking: Map<number, number> = new Map();

  /** `mask`: where the agency keeps the identities of US persons to itself. */
  constructor(tx: Tx, report: ReportFacts, markings: ReportMarkings, ids: IdRun, mask: UsPersonMask | null) {
    this.#mask = mask;
    this.#tx = tx;
    this.#report = report;
    this.#markings = markings;
    this.#ids = ids;
  }

  async write(batch: DraftBatch): Promise<void> {
    this.skipped.push(...batch.skipped);
    await this.#writeMentions(batch);
    const late = await this.#writeClaims(batch, null);
    // What is referred to may come later in the same reading.
    if (late.length > 0) this.#late.push({ batch, rows: late });
  }

  /** Writes what waited for later mentions; what still refers to nothing is left out. */
  async finish(): Promise<void> {
    for (const { batch, rows } of this.#late) {
      for (const row of await this.#writeClaims(batch, rows)) {
        this.skipped.push({ where: rowName(batch, row), why: 'dangling reference' });
      }
    }
    await this.settle();
  }

  /** Waits until nothing is being sent. */
  async settle(): Promise<void> {
    await this.#sending;
    if (this.#failed) throw this.#failed;
  }

  /** Sends what `#filling` holds. */
  async #send(sql: string, bytes: Buffer): Promise<void> {
    await this.settle();
    [this.#filling, this.#sent] = [this.#sent, this.#filling];
    // Not awaited: the next batch is made ready while the database takes this one.
    this.#sending = copyIn(inside(this.#tx).client, sql, bytes).catch((error) => {
      this.#failed = error;
    });
  }

  async #writeMentions(batch: DraftBatch): Promise<void> {
    const { length, local, schema, key, spans } = batch.mentions;
    if (length === 0) return;
    const { heap, ends } = batch;
    const known = checked(batch, schema, (text) => parseSchema(text) !== null);
    const rows = this.#filling;
    rows.begin(6);
    const report = viewOf(this.#report.id);
    for (let i = 0; i < length; i++) {
      if (i % SLICE_ROWS === SLICE_ROWS - 1) await letSend();
      const name = local[i] as number;
      const label = (): string => batchText(batch, name) ?? '';
      if (!known.has(schema[i] as number)) {
        this.skipped.push({ where: label(), why: 'unknown schema' });
        continue;
      }
      const marking = this.#markings.portions.length === 0 ? this.#markings.whole : this.#mentionMarking(batch, i);
      const place = this.#mentions.addLocal(heap, ends[name - 1] ?? 0, ends[name] as number, marking);
      if (place === UNKNOWN) {
        this.skipped.push({ where: label(), why: 'second mention of the same name' });
        continue;
      }
      this.#ids.write(this.#mentions.ids, place * 16);
      this.#mask?.noteMention(place, batchText(batch, schema[i] as number), spansOf(batch, i));
      const [k, s, p] = [key[i] as number, schema[i] as number, spans[i] as number];
      if (k !== 0) this.#mentions.setKey(heap, ends[k - 1] as number, ends[k] as number, place);
      rows.row(6, size(ends, k) + size(ends, s) + size(ends, p));
      rows.int(marking);
      rows.id(viewOf(this.#mentions.ids), place * 16);
      rows.id(report, 0);
      for (const number of [s, k, p]) {
        if (number === 0) rows.none();
        else rows.text(heap, ends[number - 1] as number, ends[number] as number);
      }
      this.mentions++;
    }
    await this.#send(
      'copy trama.mention_door (marking, id, report, schema, key, spans) from stdin (format binary)',
      rows.finish(),
    );
  }

  #mentionMarking(batch: DraftBatch, i: number): number {
    return this.#markings.ofMention(spansOf(batch, i));
  }

  /** Writes those claims (all where `only` is null) and gives the rows whose references are not known yet. */
  async #writeClaims(batch: DraftBatch, only: readonly number[] | null): Promise<number[]> {
    if (batch.claims.length === 0) return [];
    const known = checked(batch, batch.claims.property, (text) => parseProperty(text) !== null);
    const count = only?.length ?? batch.claims.length;
    const rows = new Int32Array(count);
    const late: number[] = [];
    const { about, target, via } = await this.#references(batch);
    let n = 0;
    for (let k = 0; k < count; k++) {
      const i = only === null ? k : (only[k] as number);
      if (!known.has(batch.claims.property[i] as number)) {
        this.skipped.push({ where: rowName(batch, i), why: 'unknown property' });
      } else if (
        about[i] === UNKNOWN ||
        (target[i] === UNKNOWN && batch.claims.target[i] !== 0) ||
        (via[i] === UNKNOWN && batch.claims.via[i] !== 0)
      ) {
        late.push(i);
      } else rows[n++] = i;
    }
    const written = rows.subarray(0, n);
    const marking = await this.#claimMarkings(batch, written, [about, target, via]);
    const resolved: Resolved = { batch, rows: written, about, target, via, marking };
    if (n > 0) {
      const { columns, bytes } = await claimRows(resolved, this.#report, this.#mentions.ids, this.#ids, this.#filling);
      await this.#send(`copy trama.claim_door (${columns.join(', ')}) from stdin (format binary)`, bytes);
    }
    this.claims += n;
    return late;
  }

  /** Places by row of the batch. The agency's earlier mentions are read once for each form of key that is not known otherwise. */
  async #references(batch: DraftBatch): Promise<Record<Reference, Int32Array>> {
    const { ends, claims } = batch;
    // Each text is looked up once a batch, however many rows name it.
    const ofText = new Int32Array(ends.length).fill(NOT_LOOKED_UP);
    ofText[0] = UNKNOWN;
    const forms = new Set<string>();
    const find = async (column: Uint32Array) => await this.#places(batch, column, ofText, forms);
    const findAll = async () => ({
      about: await find(claims.about),
      target: await find(claims.target),
      via: await find(claims.via),
    });
    const found = await findAll();
    if (forms.size === 0) return found;
    for (const form of forms) await this.#loadKeys(form);
    ofText.fill(NOT_LOOKED_UP, 1);
    return findAll();
  }

  async #places(batch: DraftBatch, column: Uint32Array, ofText: Int32Array, forms: Set<string>): Promise<Int32Array> {
    const { heap, ends } = batch;
    const places = new Int32Array(column.length);
    for (let i = 0; i < column.length; i++) {
      if (i % SLICE_ROWS === SLICE_ROWS - 1) await letSend();
      const text = column[i] as number;
      let place = ofText[text] as number;
      if (place === NOT_LOOKED_UP) {
        const [start, end] = [ends[text - 1] as number, ends[text] as number];
        place = this.#mentions.find(heap, start, end);
        if (place === UNKNOWN) {
          const form = this.#mentions.formToLoad(heap, start, end);
          if (form !== null) forms.add(form);
        }
        ofText[text] = place;
      }
      places[i] = place;
    }
    return places;
  }

  async #loadKeys(form: string): Promise<void> {
    await this.settle();
    const { client } = inside(this.#tx);
    const prefix = client.escapeLiteral(form);
    const rows = this.#mentions.earlier(form);
    await copyRows(
      client,
      `copy (select key, id, marking from trama.mention where agency = ${this.#report.agency}
         and report <> '${Buffer.from(this.#report.id).toString('hex')}' and starts_with(key, ${prefix}) order by id)
       to stdout (format binary)`,
      (bytes, from, to) => rows.take(bytes, from, to),
    );
  }

  /** The marking of each row, and how many rows bear each. */
  async #claimMarkings(batch: DraftBatch, rows: Int32Array, places: readonly Int32Array[]): Promise<Int32Array> {
    const marking = new Int32Array(batch.claims.length);
    const { portions, whole } = this.#markings;
    const counts = new Map<number, number>([[whole, rows.length]]);
    const identifying = this.#mask?.identifying(batch) ?? new Set<number>();
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k] as number;
      marking[i] = whole;
      const masked = this.#mask?.hides(batch, i, (places[0] as Int32Array)[i] as number, identifying) ?? false;
      // Of nearly all rows of a table this is all.
      if (!masked && portions.length === 0 && !this.#isMarkedOtherwise(places, i, whole)) continue;
      const open = await this.#rowMarking(batch, i, places);
      const no = masked ? await this.#masked(open) : open;
      marking[i] = no;
      counts.set(whole, (counts.get(whole) as number) - 1);
      counts.set(no, (counts.get(no) ?? 0) + 1);
    }
    for (const [no, count] of counts) {
      if (count > 0) this.byMarking.set(no, (this.byMarking.get(no) ?? 0) + count);
    }
    return marking;
  }

  async #masked(no: number): Promise<number> {
    await this.settle();
    return this.#markings.masked(no);
  }

  #isMarkedOtherwise(places: readonly Int32Array[], i: number, no: number): boolean {
    for (let k = 0; k < places.length; k++) {
      const place = (places[k] as Int32Array)[i] as number;
      if (place !== UNKNOWN && this.#mentions.marking(place) !== no) return true;
    }
    return false;
  }

  /** The marking of the portion where the row stands, joined with those of the mentions it joins. */
  async #rowMarking(batch: DraftBatch, i: number, places: readonly Int32Array[]): Promise<number> {
    const { placeKind, placeStart, placeEnd } = batch.claims;
    const numbers = [this.#markings.whole];
    if (placeKind[i] === 1) {
      numbers[0] = this.#markings.at(placeStart[i] as number);
      numbers.push(this.#markings.at((placeEnd[i] as number) - 1));
    }
    for (const column of places) {
      const place = column[i] as number;
      if (place !== UNKNOWN) numbers.push(this.#mentions.marking(place));
    }
    if (numbers.every((no) => no === numbers[0])) return numbers[0] as number;
    await this.settle();
    return this.#markings.join(numbers);
  }
}

function spansOf(batch: DraftBatch, i: number): [number, number][] {
  const spans = batchText(batch, batch.mentions.spans[i] as number);
  return spans === null ? [] : (JSON.parse(spans) as [number, number][]);
}

function size(ends: Uint32Array, number: number): number {
  return number === 0 ? 0 : (ends[number] as number) - (ends[number - 1] as number);
}

/** The numbers of a column whose texts pass. */
function checked(batch: DraftBatch, column: Uint32Array, pass: (text: string) => boolean): Set<number> {
  const seen = new Set(column);
  for (const number of seen) if (!pass(batchText(batch, number) ?? '')) seen.delete(number);
  return seen;
}

function rowName(batch: DraftBatch, i: number): string {
  const { placeKind, placeStart, about } = batch.claims;
  if (placeKind[i] === 2) return `row ${placeStart[i]}`;
  if (placeKind[i] === 1) return `character ${placeStart[i]}`;
  return batchText(batch, about[i] as number) ?? '';
}
