import { describe, expect, test } from 'vitest';
import { internMarking } from './audience.js';
import { ANA, addPeople, BOB, bring, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase } from './testing.js';

describe('a judgement', () => {
  test('is hidden by its own marking, and by that of each mention it names', async () => {
    const { store } = await openTestDatabase();
    await addPeople(store);
    await bring(store, ANA, sampleReport('open'), [person('o', 'k:open')], [named('o', 'Open')]);
    await bring(
      store,
      ANA,
      sampleReport('closed', { marking: marking('TLP:AMBER') }),
      [person('c', 'k:closed')],
      [named('c', 'Closed')],
    );
    const judge = (a: string, b: string, text: string) =>
      store.write(ANA, async (tx) => {
        const no = await internMarking(tx, 'mx-one', marking(text));
        await tx.query(
          `insert into trama.judgement (agency, marking, id, position, a, b, verdict, reason_digest, by, at)
             select 1, $3, gen_random_uuid(), 1, a.id, b.id, 'same', '', 'ana', now()
             from trama.mention a, trama.mention b where a.key = $1 and b.key = $2`,
          [a, b, no],
        );
      });
    const seen = async () => (await store.read(BOB, (tx) => tx.query('select 1 from trama.judgement'))).rowCount;
    await judge('k:open', 'k:open', 'TLP:AMBER');
    await judge('k:closed', 'k:open', 'TLP:CLEAR');
    await judge('k:open', 'k:closed', 'TLP:CLEAR');
    expect(await seen()).toBe(0);
    await judge('k:open', 'k:open', 'TLP:CLEAR');
    expect(await seen()).toBe(1);
  });
});
