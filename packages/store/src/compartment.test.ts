import { describe, expect, test } from 'vitest';
import { CONTENT } from './content-tables.fixture.js';
import { addReader } from './reader.js';
import { ANA, addPeople, bring, letInto, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase } from './testing.js';

describe('a colleague outside a compartment', () => {
  test('sees nothing of it, table by table', async () => {
    const { store } = await openTestDatabase();
    await addPeople(store);
    await addReader(store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
    await letInto(store, 'c-1', ANA);
    const closed = marking('TLP:RED//CASE c-1');
    const report = sampleReport('case', { marking: closed, portions: [{ start: 0, text: 'x', marking: closed }] });
    await bring(store, ANA, report, [person('m1')], [named('m1', 'Closed')]);
    for (const table of CONTENT.filter(
      (name) => !['judgement', 'class_assessment', 'release', 'claim_state', 're_marking', 're_marked'].includes(name),
    )) {
      const count = (user: string) =>
        store.read({ user, agency: 'mx-one' }, async (tx) => (await tx.query(`select 1 from trama.${table}`)).rowCount);
      expect(await count('ana'), table).toBeGreaterThan(0);
      expect(await count('ines'), table).toBe(0);
    }
  });
});
