/** Ties between records of people tables, named by the `id` column of those. */
import {
  type DraftSink,
  draftClaim,
  isTie,
  type Layer,
  type PartialDate,
  parseProperty,
  type TieProperty,
} from '@trama/model';
import { type DateOrder, parseCellDate } from './cell-date.js';
import { parseNumber } from './cell-number.js';
import { foldName } from './identifier.js';
import { type RowCells, SkipRow } from './row-cells.js';

/** What a table that names only the layer says: the layer's plainest tie. */
const OF_LAYER: Readonly<Record<Layer, TieProperty>> = {
  command: 'commands',
  kin: 'familyOf',
  meeting: 'metWith',
  call: 'called',
  money: 'paid',
  'co-offending': 'offendedWith',
  territory: 'operatesIn',
  association: 'associateOf',
  other: 'linkedTo',
};
const WORDS: Readonly<Record<string, Layer>> = {
  mando: 'command',
  jerarquia: 'command',
  hierarchy: 'command',
  familia: 'kin',
  family: 'kin',
  parentesco: 'kin',
  reunion: 'meeting',
  encuentro: 'meeting',
  llamada: 'call',
  llamadas: 'call',
  calls: 'call',
  phone: 'call',
  telefono: 'call',
  dinero: 'money',
  pago: 'money',
  payment: 'money',
  transfer: 'money',
  transferencia: 'money',
  coautoria: 'co-offending',
  'co offending': 'co-offending',
  cooffending: 'co-offending',
  territorio: 'territory',
  plaza: 'territory',
  asociacion: 'association',
  associate: 'association',
  otro: 'other',
};

export class TiesTable {
  readonly #cells: RowCells;
  readonly #sink: DraftSink;
  readonly #order: DateOrder;
  readonly #properties = new Map<string, TieProperty>();

  constructor(cells: RowCells, sink: DraftSink, order: DateOrder) {
    this.#cells = cells;
    this.#sink = sink;
    this.#order = order;
  }

  row(row: readonly string[], number: number): void {
    const source = this.#cells.one(row, 'source');
    const target = this.#cells.one(row, 'target');
    if (source === null || target === null) throw new SkipRow('an end of the tie is missing');
    if (source.text === target.text) throw new SkipRow(`a tie of ${source.text} with itself`);
    const layer = this.#cells.one(row, 'layer');
    const weightCell = this.#cells.one(row, 'weight');
    const weight = weightCell === null ? null : parseNumber(weightCell.text);
    if (weightCell !== null && (weight === null || weight < 0)) {
      throw new SkipRow(`infinite, negative or unreadable weight: ${weightCell.text}`);
    }
    this.#sink.claim(
      draftClaim({
        about: `key:row:${source.text}`,
        property: layer === null ? 'linkedTo' : this.#property(layer.text),
        target: `key:row:${target.text}`,
        best: weight,
        time: this.#time(row),
        place: { kind: 'row', row: number, column: null },
        extractor: 'table@1',
      }),
    );
  }

  #time(row: readonly string[]): PartialDate | null {
    const cell = this.#cells.one(row, 'date');
    if (cell === null) return null;
    const read = parseCellDate(cell.text, this.#order, 'UTC');
    if (read.kind !== 'ok') throw new SkipRow(`impossible date: ${cell.text}`);
    return read.date;
  }

  #property(word: string): TieProperty {
    let property = this.#properties.get(word);
    if (property === undefined) {
      property = layerProperty(word);
      this.#properties.set(word, property);
    }
    return property;
  }
}

/** One of our ties by its own name, else the plainest tie of the layer; a word that is neither says `linkedTo`. */
function layerProperty(word: string): TieProperty {
  const named = parseProperty(word.trim());
  if (named !== null && isTie(named)) return named;
  const folded = foldName(word);
  const layer = Object.hasOwn(WORDS, folded) ? (WORDS[folded] as Layer) : folded;
  return Object.hasOwn(OF_LAYER, layer) ? OF_LAYER[layer as Layer] : 'linkedTo';
}
