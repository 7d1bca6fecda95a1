import { listMemberships, readAudit } from '@trama/store';
import { describe, expect, it } from 'vitest';
import { serve } from './serve.js';
import { type TestWorkbench, testWorkbench } from './workbench.fixture.js';

async function load(test: TestWorkbench) {
  return test.workbench.operations.loadDemonstration(() => {});
}

describe('the demonstration case', () => {
  it('shows its two analysts different worlds, and its auditor none of either', async () => {
    const test = await testWorkbench();
    const loaded = await load(test);
    if (!loaded.ok) throw new Error(loaded.error.code);
    expect(loaded.value.loaded).toBe(true);
    expect(loaded.value.readers.map(({ role }) => role)).toEqual(['analyst', 'analyst', 'auditor', 'supervisor']);
    const link = loaded.value.readers[0]?.link ?? '';
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:7117\/sign-in\/[\w-]{43}$/);
    const [us, mx, auditor] = await Promise.all(
      loaded.value.readers.map(async ({ user, agency }) =>
        (await test.workbench.worlds.worldOf({ user, agency })).counts(),
      ),
    );
    expect(us?.people).toBeGreaterThan(1000);
    expect(mx?.people).toBeGreaterThan(1000);
    expect(us?.incidents).toBeGreaterThan(50);
    expect(us).not.toEqual(mx);
    expect(auditor).toMatchObject({ subjects: 0, claims: 0 });
    // Its supervisor has a case to manage, and is in none.
    const { user = '', agency = '' } = loaded.value.readers[3] ?? {};
    const members = await test.workbench.store.read({ user, agency }, (tx) => listMemberships(tx, null));
    expect(members.map((member) => [member.user, member.caseId])).toEqual([
      ['us-analyst', '2026-014'],
      ['us-reviewer', '2026-014'],
    ]);
    expect((await test.workbench.operations.doctor()) satisfies { ok: boolean }).toMatchObject({ ok: true });
    const judged = await test.workbench.store.read({ user: 'auditor', agency: 'us-tririver' }, (tx) =>
      readAudit(tx, { limit: 500, action: 'identities.judge' }),
    );
    expect(judged.length).toBeGreaterThan(40);

    const again = await load(test);
    if (!again.ok) throw new Error(again.error.code);
    expect(again.value.loaded).toBe(false);
    expect(again.value.readers[0]?.link).not.toBe(link);
    expect(test.workbench.store.info.demonstration).toBe(true);
    expect(await serve(test.workbench, { host: '0.0.0.0', port: 0 })).toMatchObject({
      error: { code: 'host-refused' },
    });
  });

  it('is never mixed with real records', async () => {
    const test = await testWorkbench();
    await test.reader('ana', 'mx-test', 'analyst');
    await test.bring('mx-test', { 'note.txt': 'At least four guards were killed in Jalisco on 22 February 2026.\n' });
    expect(await load(test)).toMatchObject({ ok: false, error: { code: 'demo-on-real-folder' } });
    expect(test.workbench.store.info.demonstration).toBe(false);
  });
});
