/** Ids and cursors as one agency sees them. */
import { hkdfSync } from 'node:crypto';
import { type Change, type Sealed, type Walk, walkOf } from '@trama/contract';
import { type IdPrefix, idFromBytes, parseId, Refused, refusal } from '@trama/model';
import type { z } from 'zod';
import { CursorBox } from './cursor-box.js';
import { IdBlock } from './id-block.js';

type IdOf<P extends IdPrefix> = ReturnType<typeof idFromBytes<P>>;

/** Of no record: UUIDs of version 7 are never zero. */
const NONE = new Uint8Array(16);
const ID = /(?<![a-z])[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])/g;
const TIE = /^([^.]*)\.([^.]*)\.([^.]*)$/;

export class Seal {
  readonly #key: (of: string, bytes: number) => Uint8Array;
  readonly #blocks = new Map<IdPrefix, IdBlock<IdPrefix>>();
  readonly #cursors: CursorBox;

  /** `agency` null: of the reader without a name. */
  constructor(secret: string, agency: string | null) {
    // HKDF (RFC 5869); a name of an agency holds no space and is never empty.
    this.#key = (of, bytes) => new Uint8Array(hkdfSync('sha256', secret, '', `trama ${of} of ${agency ?? ''}`, bytes));
    this.#cursors = new CursorBox(this.#key('cursors', 48));
  }

  /** Throws for what is no id of the ledger: a bug. */
  id(id: string, prefix: IdPrefix = id.slice(0, 3) as IdPrefix): string {
    if (parseId(prefix, id) === null) throw new Error(`an id ${prefix}_… of the ledger was expected`);
    return this.#block(prefix).seal(id);
  }

  /** What is no id at all opens as the id of nothing, and is answered like it. */
  openId<P extends IdPrefix>(prefix: P, sealed: string): IdOf<P> {
    return parseId(prefix, sealed) === null ? idFromBytes(prefix, NONE) : (this.#block(prefix).open(sealed) as IdOf<P>);
  }

  tie(id: string): string {
    return changeEnds(id, (end) => this.id(end, 'sub'));
  }

  openTie(sealed: string): string {
    return changeEnds(sealed, (end) => this.openId('sub', end));
  }

  /** An answer, or whatever else has this schema, as it goes out. `question` binds its cursors. */
  outward<T>(walk: Walk | null, value: T, question = ''): T {
    const change: Change = (sealed, text) => this.#seal(sealed, text, question);
    return walk === null ? value : (walk(value, change) as T);
  }

  /** A part of a request as the ledger knows it. Throws `Refused` (`cursor`) for a cursor of anything else. */
  inward<T>(walk: Walk | null, value: T, question = ''): T {
    const change: Change = (sealed, text) => this.#open(sealed, text, question);
    return walk === null ? value : (walk(value, change) as T);
  }

  #seal(sealed: Sealed, text: string, question: string): string {
    switch (sealed.kind) {
      case 'id':
        return this.id(text, sealed.prefix);
      case 'tie':
        return this.tie(text);
      case 'cursor':
        return this.#cursors.seal(text, question);
      case 'words':
        throw new Error('words with ids were not to go out');
      default:
        return sealed satisfies never;
    }
  }

  #open(sealed: Sealed, text: string, question: string): string {
    switch (sealed.kind) {
      case 'id':
        return this.openId(sealed.prefix, text);
      case 'tie':
        return this.openTie(text);
      case 'words':
        return text.replace(ID, (id) => this.openId(id.slice(0, 3) as IdPrefix, id));
      case 'cursor': {
        const opened = this.#cursors.open(text, question);
        if (opened === null) throw new Refused(refusal('cursor'));
        return opened;
      }
      default:
        return sealed satisfies never;
    }
  }

  #block(prefix: IdPrefix): IdBlock<IdPrefix> {
    const known = this.#blocks.get(prefix);
    if (known !== undefined) return known;
    const made = new IdBlock(prefix, this.#key(prefix, 16));
    this.#blocks.set(prefix, made);
    return made;
  }
}

function changeEnds(id: string, change: (end: string) => string): string {
  const [, source, property, target] = TIE.exec(id) ?? [];
  return source === undefined || target === undefined ? '' : `${change(source)}.${property}.${change(target)}`;
}

/** The seals of a ledger by agency. */
export class Seals {
  readonly #secret: string;
  readonly #seals = new Map<string | null, Seal>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  of({ agency }: { readonly agency: string | null }): Seal {
    const known = this.#seals.get(agency);
    if (known !== undefined) return known;
    const made = new Seal(this.#secret, agency);
    this.#seals.set(agency, made);
    return made;
  }
}

/** What is sealed of one row of the contract. */
export interface SealedRow {
  readonly id: Walk | null;
  readonly query: Walk | null;
  readonly body: Walk | null;
  readonly answer: Walk | null;
}

/** Throws where a path has an `:id` and the row does not say of what: found at the start. */
export function sealedRow(row: {
  readonly path: string;
  readonly id?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}): SealedRow {
  if (row.path.includes(':id') !== (row.id !== undefined)) throw new Error(`${row.path} does not say what its id is`);
  const walk = (schema: z.ZodType | undefined) => (schema === undefined ? null : walkOf(schema));
  return { id: walk(row.id), query: walk(row.query), body: walk(row.body), answer: walkOf(row.answer) };
}

/** What a cursor is bound to beside its agency: the address and its filters, not how many are asked for. */
export function questionOf(name: string, id: string, query: unknown): string {
  const { limit: _limit, before: _before, after: _after, ...filters } = (query ?? {}) as Record<string, unknown>;
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  return JSON.stringify([name, id, asked.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
