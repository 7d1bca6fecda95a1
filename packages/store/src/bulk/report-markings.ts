/** The markings of one report by number: of the whole, of its portions, and of what joins several. */
import { formatMarking, joinMarkings, type Marking, maskUsPersons, parseMarking, type Span } from '@trama/model';
import { internMarking } from '../audience.js';
import type { Portion } from '../row.js';
import type { Tx } from '../transaction.js';

interface Run {
  readonly start: number;
  readonly end: number;
  readonly no: number;
}

export class ReportMarkings {
  readonly whole: number;
  readonly portions: readonly Run[];
  readonly #tx: Tx;
  readonly #agency: string;
  readonly #markings: Map<number, Marking>;
  readonly #joined = new Map<string, number>();
  readonly #masks = new Map<number, number>();

  private constructor(tx: Tx, agency: string, whole: number, portions: readonly Run[], markings: Map<number, Marking>) {
    this.#tx = tx;
    this.#agency = agency;
    this.whole = whole;
    this.portions = portions;
    this.#markings = markings;
  }

  static async intern(tx: Tx, agency: string, marking: Marking, portions: readonly Portion[]): Promise<ReportMarkings> {
    const markings = new Map<number, Marking>();
    const numbers = new Map<string, number>();
    const intern = async (of: Marking): Promise<number> => {
      const text = formatMarking(of);
      const no = numbers.get(text) ?? (await internMarking(tx, agency, of));
      numbers.set(text, no);
      markings.set(no, of);
      return no;
    };
    const whole = await intern(marking);
    const runs: Run[] = [];
    for (const { start, text, marking: own } of portions) {
      runs.push({ start, end: start + text.length, no: await intern(own) });
    }
    return new ReportMarkings(tx, agency, whole, runs, markings);
  }

  /** The number of the portion's marking at that offset; outside all portions, of the whole. */
  at(offset: number): number {
    return this.portions.find((run) => offset >= run.start && offset < run.end)?.no ?? this.whole;
  }

  /**
   * A mention has the most open marking of the portions where it stands: whoever may read of it in one
   * place may know that it is there. Where none is the most open, the first; claims of the others are
   * then joined with it.
   */
  ofMention(spans: readonly Span[]): number {
    let best = this.at(spans[0]?.[0] ?? -1);
    for (const [start] of spans.slice(1)) {
      const other = this.at(start);
      if (other !== best && this.#isMoreOpen(other, best)) best = other;
    }
    return best;
  }

  #isMoreOpen(a: number, than: number): boolean {
    const closed = this.#known(than);
    return formatMarking(joinMarkings([this.#known(a), closed])) === formatMarking(closed);
  }

  #known(no: number): Marking {
    const marking = this.#markings.get(no);
    if (!marking) throw new Error('a marking that was not loaded');
    return marking;
  }

  /** The number of the most restrictive of these; made when new. */
  async join(numbers: readonly number[]): Promise<number> {
    const distinct = [...new Set(numbers)].sort((a, b) => a - b);
    if (distinct.length === 1) return distinct[0] as number;
    const name = distinct.join();
    const known = this.#joined.get(name);
    if (known !== undefined) return known;
    await this.#load(distinct.filter((no) => !this.#markings.has(no)));
    const marking = joinMarkings(distinct.map((no) => this.#known(no)));
    const no = await internMarking(this.#tx, this.#agency, marking);
    this.#markings.set(no, marking);
    this.#joined.set(name, no);
    return no;
  }

  /** The number of the same marking for what identifies a US person; made when new. */
  async masked(no: number): Promise<number> {
    const known = this.#masks.get(no);
    if (known !== undefined) return known;
    await this.#load([no].filter((one) => !this.#markings.has(one)));
    const marking = maskUsPersons(this.#known(no));
    const masked = await internMarking(this.#tx, this.#agency, marking);
    this.#markings.set(masked, marking);
    this.#masks.set(no, masked);
    return masked;
  }

  async #load(numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return;
    const { rows } = await this.#tx.query<{ no: number; text: string }>(
      'select no, text from trama.marking where no = any ($1)',
      [numbers],
    );
    for (const { no, text } of rows) this.#markings.set(no, readMarking(text));
  }
}

/** The marking of a text that this package wrote. */
export function readMarking(text: string): Marking {
  const parsed = parseMarking(text);
  if (!parsed.ok) throw new Error('the ledger holds a marking that does not parse');
  return parsed.value;
}
