/** Which claims stay where others are removed or come again. */
import type { ClaimColumns, Slices } from './columns.js';
import type { Facts } from './facts.js';
import { columnView, IdTable } from './id-table.js';

const SLICE_ROWS = 100_000;

/** The claims that stay, in their order; null where all do. Those from `base` on stay whatever comes. */
export function* claimsLeft(facts: Facts, base: number, columns: ClaimColumns): Slices<Int32Array | null> {
  const going = new IdTable();
  for (const ids of [columns.id, columns.removed]) {
    const view = columnView(ids);
    for (let row = 0; row * 16 < ids.length; row++) going.add(view, row);
  }
  const closed = new Uint8Array(facts.provenance.reportIds.length);
  for (const id of columns.removedReports) {
    const report = facts.provenance.reportOf(id);
    if (report >= 0) closed[report] = 1;
  }
  const kept = new Int32Array(facts.claimCount);
  let count = 0;
  for (let claim = 0; claim < base; claim++) {
    if (claim % SLICE_ROWS === SLICE_ROWS - 1) yield;
    if (closed[facts.report[claim] as number] === 1) continue;
    if (going.findWords(facts.claimId, claim) < 0) kept[count++] = claim;
  }
  if (count === base) return null;
  for (let claim = base; claim < facts.claimCount; claim++) kept[count++] = claim;
  return kept.subarray(0, count);
}
