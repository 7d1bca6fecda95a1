import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse, buildNetwork, links } from '@trama/network';
import { describe, expect, it } from 'vitest';

const DATA = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const montagna = (layer: string) => `${DATA}/criminal-nets/Montagna_${layer}_edgelist.csv`;
const missing = existsSync(montagna('meetings')) ? '' : ' (skipped: criminal-nets is not in TRAMA_TEST_DATA)';

describe.skipIf(missing !== '')(`links of the Montagna inquiry${missing}`, () => {
  const measuredIn = (layer: string) => {
    const rows = readFileSync(montagna(layer), 'utf8').trim().split('\n');
    const ids = new Map<string, number>();
    const ties = rows.map((row): [number, number] => {
      const [a, b] = row
        .trim()
        .split(/\s+/)
        .map((id) => ids.get(id) ?? ids.set(id, ids.size).size - 1);
      return [a ?? -1, b ?? -1];
    });
    const { network } = buildNetwork(ids.size, {
      source: Int32Array.from(ties, (tie) => tie[0]),
      target: Int32Array.from(ties, (tie) => tie[1]),
    });
    return analyse(links, network, { rounds: 20 }).measured;
  };

  it('are found in meetings and hardly in calls, as in the reference figures (.93 and .58 by resource allocation)', () => {
    const meetings = measuredIn('meetings');
    const calls = measuredIn('phonecalls');
    expect(meetings.auc.mean).toBeGreaterThan(0.93);
    expect(meetings.precisionAt10.mean).toBeGreaterThan(0.5);
    expect(calls.auc.mean).toBeLessThan(0.75);
    expect(calls.precisionAt10.mean).toBeLessThan(0.2);
  });
});
