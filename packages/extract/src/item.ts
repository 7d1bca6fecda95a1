/**
 * Items: what rules match. A sentence becomes a row of names, numbers, dates, identifiers and
 * single words; phrase rules then join runs of items into composite ones.
 */
import type { PartialDate, VictimClass } from '@trama/model';
import type { NameEntry } from './lexicon.js';
import type { Quantity } from './quantity.js';

export type ItemClass =
  | 'WORD'
  | 'NUM'
  | 'MONEY'
  | 'DATE'
  | 'PERSON'
  | 'GROUP'
  | 'BODY'
  | 'PLACE'
  | 'QUOTED'
  | 'CAPS'
  | 'CURP'
  | 'RFC'
  | 'PHONE'
  /** A clock time, `HH:MM` in `unit`. */
  | 'CLOCK'
  /** Made by phrase rules. */
  | 'PERSONREF'
  | 'GROUPREF'
  | 'BODYREF'
  | 'EVENTREF'
  | 'SOURCE'
  | 'TITLE'
  | 'ROLE'
  | 'VICTIMS'
  | 'THING'
  /** "No hubo": what follows is counted as none. */
  | 'NONE';

export interface Item {
  readonly cls: ItemClass;
  readonly start: number;
  readonly end: number;
  /** Folded text of a word or mark; empty for anything longer. */
  readonly fold: string;
  readonly capital: boolean;
  /** What a name stands for: an entry of the gazetteer or of this report's own names. */
  readonly entry: NameEntry | null;
  /** The words of a person's name, folded, given names first; of a place, the finer to the coarser item. */
  readonly nameWords: readonly string[];
  readonly places: readonly Item[];
  readonly withheld: boolean;
  readonly quantity: Quantity | null;
  readonly unit: string | null;
  readonly date: PartialDate | null;
  /** Of a composite: its parts, and the class of victims that its rule states. */
  readonly parts: ReadonlyMap<string, Item>;
  readonly victimClass: VictimClass | null;
}

export function newItem(cls: ItemClass, start: number, end: number, fields: Partial<Item> = {}): Item {
  return {
    cls,
    start,
    end,
    fold: fields.fold ?? '',
    capital: fields.capital ?? false,
    entry: fields.entry ?? null,
    nameWords: fields.nameWords ?? NO_ITEMS,
    places: fields.places ?? NO_ITEMS,
    withheld: fields.withheld ?? false,
    quantity: fields.quantity ?? null,
    unit: fields.unit ?? null,
    date: fields.date ?? null,
    parts: fields.parts ?? NO_PARTS,
    victimClass: fields.victimClass ?? null,
  };
}

const NO_ITEMS: readonly never[] = [];
const NO_PARTS: ReadonlyMap<string, Item> = new Map();
