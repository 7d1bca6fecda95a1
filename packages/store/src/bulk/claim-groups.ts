/** Reports with their markings, found by the bytes of two fields of a row. */
import type { ReportId } from '@trama/model';
import { NameTable } from './name-table.js';

/** What all claims of one report with one marking share. */
export interface ClaimGroup {
  /** Place in the list of agencies. */
  readonly agency: number;
  readonly report: ReportId;
  readonly marking: number;
  /** In the list of reports that have come; -1 until one of its claims comes. */
  place: number;
}

/** Of a binary COPY: the id of the report, the length of the next field, the marking. */
const KEY_BYTES = 16 + 4 + 4;

export class ClaimGroups {
  readonly #groups: ClaimGroup[] = [];
  readonly #keys = new NameTable();
  /** The key that was found last: rows of one report mostly come together. */
  readonly #last: Int32Array = new Int32Array(KEY_BYTES / 4);
  #found = -1;

  /** `report` are the 16 bytes of the group's report. */
  add(group: ClaimGroup, report: Uint8Array): void {
    const key = Buffer.alloc(KEY_BYTES);
    key.set(report);
    key.writeInt32BE(4, 16);
    key.writeInt32BE(group.marking, 20);
    this.#groups[this.#keys.add(key, 0, KEY_BYTES)] = group;
  }

  /** The group of a row whose report's id starts at `start` and whose marking is the field that follows. */
  at(bytes: Uint8Array, view: DataView, start: number): ClaimGroup {
    const last = this.#last;
    let same = this.#found >= 0;
    for (let i = 0; i < last.length && same; i++) same = view.getInt32(start + i * 4) === last[i];
    if (!same) {
      this.#found = this.#keys.find(bytes, start, start + KEY_BYTES);
      if (this.#found < 0) throw new Error('a claim without a state of its report');
      for (let i = 0; i < last.length; i++) last[i] = view.getInt32(start + i * 4);
    }
    return this.#groups[this.#found] as ClaimGroup;
  }
}
