/** The proofs ask for everything that can be asked for: what stands in no row of the inventory fails here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES } from '../http/access.js';
import { INVENTORY, missingRows } from './inventory.fixture.js';
import { ANYBODY } from './oracle.fixture.js';
import { visibleRows } from './oracle-rows.fixture.js';
import { openPair, type Pair } from './pair.fixture.js';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
});
afterAll(() => pair.stop());

describe('the inventory', () => {
  it('has a row for each address, operation and export, and none for what is there no more', () => {
    expect(missingRows(ADDRESSES, Object.keys(pair.full.workbench.operations))).toEqual([]);
  });

  it('names what has no row, so that it can be added', () => {
    expect(missingRows(['GET /taxii2/new'], [])).toContainEqual(
      expect.stringMatching(/^GET \/taxii2\/new: add a row to INVENTORY/),
    );
  });

  it('says of each address that reads how it is asked', () => {
    const unasked = Object.entries(INVENTORY).filter(
      ([address, { shows, asks, because }]) =>
        asks === undefined && because === undefined && shows === 'records' && !/^GET \/api\/live|^export/.test(address),
    );
    expect(unasked).toEqual([]);
  });

  it('is joined by a rule for each table: whose rows are seen by whom', async () => {
    const rows = await pair.full.rows();
    expect(() => visibleRows(rows, ANYBODY)).not.toThrow();
    expect(() => visibleRows({ ...rows, gossip: [] }, ANYBODY)).toThrow(/trama\.gossip: add a line to visibleRows/);
  });
});
