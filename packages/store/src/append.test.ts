import {
  CLEAR,
  type ClaimId,
  DECISION_KINDS,
  type DecisionId,
  type DecisionKind,
  draftClaim,
  idFromUuid,
  type MentionId,
  type ReportId,
} from '@trama/model';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnText, entriesAfter, loadAccepted, loadJudgements } from './accepted.js';
import { appendClaim, appendDecision } from './append.js';
import { ledgerPosition } from './audience.js';
import { claimsByIds, reportClaims } from './claim.js';
import { doctor } from './doctor.js';
import { appendJudgement } from './judgement.js';
import { readReport, reportMentions } from './report.js';
import type { AcceptedColumns } from './row.js';
import { ANA, addPeople, BOB, bring, DRAFT, marking, named, person, sampleReport } from './sample.fixture.js';
import type { Store } from './store.js';
import { openTestStore } from './testing.js';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await addPeople(store);
});

let made = 0;
async function draftReport(claims = 2): Promise<{ report: ReportId; claims: ClaimId[]; mention: MentionId }> {
  const names = Array.from({ length: claims }, (_, i) => named('m1', `name ${i}`));
  const { id } = await bring(store, ANA, sampleReport(`report ${++made}`), [person('m1')], names, DRAFT);
  return store.read(ANA, async (tx) => ({
    report: id,
    claims: (await reportClaims(tx, id, { limit: 99 })).map((claim) => claim.id),
    mention: (await reportMentions(tx, id))[0]?.id as MentionId,
  }));
}

const states = (report: ReportId, reader = ANA) =>
  store.read(reader, async (tx) => (await reportClaims(tx, report, { limit: 99 })).map((claim) => claim.state));

const { place: _place, ...NAME } = draftClaim({ about: '', property: 'name', extractor: '' });
const hand = (value: string) => ({ ...NAME, value, place: { kind: 'whole' } as const });

describe('a decision', () => {
  test('sets the state of a claim or of a whole report; the latest stands', async () => {
    const { report, claims } = await draftReport();
    const decide = (kind: DecisionKind, on: { claim?: ClaimId; report?: ReportId }) =>
      store.write(ANA, (tx) => appendDecision(tx, { kind, reason: 'because', ...on }, 'ana'));
    await decide('accept', { claim: claims[0] as ClaimId });
    expect(await states(report)).toEqual(['accepted', 'draft']);
    await decide('reject', { report });
    expect(await states(report)).toEqual(['rejected', 'rejected']);
    await decide('accept', { claim: claims[1] as ClaimId });
    expect(await states(report)).toEqual(['rejected', 'accepted']);
    expect(await states(report, BOB)).toEqual(['accepted']);
    expect((await store.read(ANA, (tx) => readReport(tx, report)))?.counts).toEqual({
      claims: 2,
      draft: 0,
      accepted: 1,
      rejected: 1,
    });
    await decide('withdraw', { claim: claims[1] as ClaimId });
    expect(await states(report)).toEqual(['rejected', 'withdrawn']);
  });

  test('undone leaves every state as it was before, whatever came earlier', async () => {
    const { report, claims } = await draftReport();
    const target = fc.constantFrom({ report }, { claim: claims[0] as ClaimId }, { claim: claims[1] as ClaimId });
    const step = fc.record({ on: target, kind: fc.constantFrom(...DECISION_KINDS), undo: fc.boolean() });
    const taken: { id: DecisionId; on: object }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 3 }), step, async (earlier, last) => {
        for (const { on, kind, undo } of earlier) {
          const undoes = undo ? taken.findLast((other) => other.on === on)?.id : undefined;
          const id = await store.write(ANA, (tx) =>
            appendDecision(tx, { kind, reason: null, ...on, ...(undoes ? { undoes } : {}) }, 'ana'),
          );
          taken.push({ id: id as DecisionId, on });
        }
        const before = await states(report);
        const id = (await store.write(ANA, (tx) =>
          appendDecision(tx, { kind: last.kind, reason: null, ...last.on }, 'ana'),
        )) as DecisionId;
        const after = await states(report);
        const undo = (await store.write(ANA, (tx) =>
          appendDecision(tx, { kind: 'reopen', reason: null, ...last.on, undoes: id }, 'ana'),
        )) as DecisionId;
        expect(await states(report)).toEqual(before);
        await store.write(ANA, (tx) =>
          appendDecision(tx, { kind: 'reopen', reason: null, ...last.on, undoes: undo }, 'ana'),
        );
        expect(await states(report)).toEqual(after);
      }),
      { numRuns: 25 },
    );
    expect((await doctor(store)).checks.filter((check) => !check.ok)).toEqual([]);
  });

  test('cannot be made by another agency, nor on what is not there', async () => {
    const { report, claims } = await draftReport();
    const by = (reader: typeof ANA, on: object) =>
      store.write(reader, (tx) => appendDecision(tx, { kind: 'accept', reason: null, ...on }, 'x'));
    expect(await by(BOB, { report })).toBeNull();
    expect(await by(BOB, { claim: claims[0] })).toBeNull();
    const other = await draftReport();
    const id = (await by(ANA, { report })) as DecisionId;
    expect(await by(ANA, { report: other.report, undoes: id })).toBeNull();
    expect(await states(other.report)).toEqual(['draft', 'draft']);
  });

  test('on a draft that stays one is no news to another agency', async () => {
    const { claims } = await draftReport();
    const position = await store.read(BOB, ledgerPosition);
    await store.write(ANA, (tx) =>
      appendDecision(tx, { kind: 'reject', reason: 'wrong', claim: claims[0] as ClaimId }, 'ana'),
    );
    expect(await store.read(BOB, (tx) => entriesAfter(tx, position))).toEqual([]);
    expect(await store.read(BOB, ledgerPosition)).toBe(position);
    await store.write(ANA, (tx) =>
      appendDecision(tx, { kind: 'accept', reason: null, claim: claims[0] as ClaimId }, 'ana'),
    );
    expect(await store.read(BOB, (tx) => entriesAfter(tx, position))).toHaveLength(1);
  });
});

describe('a claim made by hand', () => {
  test('is accepted by its author, and no earlier decision on the report covers it', async () => {
    const { report, mention } = await draftReport();
    await store.write(ANA, (tx) => appendDecision(tx, { kind: 'accept', reason: null, report }, 'ana'));
    const added = await store.write(ANA, (tx) =>
      appendClaim(tx, { report, about: mention, target: null, draft: hand('By Hand'), credibility: 2 }, 'ana'),
    );
    const claim = async () => (await store.read(ANA, (tx) => claimsByIds(tx, [added?.claim as ClaimId])))[0];
    expect(await claim()).toMatchObject({
      value: 'By Hand',
      state: 'accepted',
      extractor: 'person',
      madeBy: 'ana',
      credibility: 2,
    });
    expect((await store.read(BOB, (tx) => claimsByIds(tx, [added?.claim as ClaimId])))[0]).toMatchObject({
      madeBy: null,
      decision: null,
    });
    const accepted = (await claim())?.decision?.id as DecisionId;
    await store.write(ANA, (tx) =>
      appendDecision(tx, { kind: 'reopen', reason: null, claim: added?.claim as ClaimId, undoes: accepted }, 'ana'),
    );
    expect(await claim()).toMatchObject({ state: 'draft' });
    expect(await states(report)).toEqual(['accepted', 'accepted', 'draft']);
  });

  test('can bring a mention of its own and correct another claim', async () => {
    const { report, claims, mention } = await draftReport();
    const added = await store.write(ANA, (tx) =>
      appendClaim(
        tx,
        {
          report,
          about: mention,
          target: { schema: 'Organization', spans: [[1, 2]] },
          draft: { ...hand(''), value: null, property: 'memberOf' },
          credibility: 3,
          corrects: claims[0] as ClaimId,
        },
        'ana',
      ),
    );
    expect(await states(report)).toEqual(['rejected', 'draft', 'accepted']);
    expect(await store.read(ANA, (tx) => reportMentions(tx, report))).toHaveLength(2);
    expect(added?.target).toMatch(/^men_/);
    const { counts } = (await store.read(ANA, (tx) => readReport(tx, report))) ?? {};
    expect(counts).toEqual({ claims: 3, draft: 1, accepted: 1, rejected: 1 });
    const stranger = await store.write(BOB, (tx) =>
      appendClaim(tx, { report, about: mention, target: null, draft: hand('x'), credibility: 3 }, 'bob'),
    );
    expect(stranger).toBeNull();
    expect((await doctor(store)).checks.filter((check) => !check.ok)).toEqual([]);
  });

  test('takes the marking of its portion', async () => {
    const portions = [
      { start: 0, text: 'open ', marking: CLEAR },
      { start: 5, text: 'closed', marking: marking('TLP:RED') },
    ];
    const { id } = await bring(
      store,
      ANA,
      sampleReport('by portion', { portions }),
      [person('m1', null, [[0, 4]])],
      [],
    );
    const about = (await store.read(ANA, (tx) => reportMentions(tx, id)))[0]?.id as MentionId;
    const at = (start: number) =>
      store.write(ANA, (tx) =>
        appendClaim(
          tx,
          {
            report: id,
            about,
            target: null,
            draft: { ...hand('x'), place: { kind: 'span', span: [start, start + 2] } },
            credibility: 3,
          },
          'ana',
        ),
      );
    await at(0);
    await at(6);
    const claims = await store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    expect(claims.map((claim) => claim.marking)).toEqual(['TLP:CLEAR', 'TLP:RED']);
  });
});

describe('a judgement', () => {
  test('is seen by who may see both mentions, its reason by its agency alone', async () => {
    const one = await draftReport();
    await bring(store, ANA, sampleReport('amber', { marking: marking('TLP:AMBER') }), [person('z', 'amber:1')], []);
    const amber = await store.read(
      ANA,
      async (tx) => (await tx.query<{ id: string }>("select id from trama.mention where key = 'amber:1'")).rows[0]?.id,
    );
    const hidden = idFromUuid('men', amber as string);
    const two = await draftReport();
    for (const { report } of [one, two]) {
      await store.write(ANA, (tx) => appendDecision(tx, { kind: 'accept', report, reason: null }, 'ana'));
    }
    const judge = (reader: typeof ANA, a: MentionId, b: MentionId) =>
      store.write(reader, (tx) =>
        appendJudgement(tx, { a, b, verdict: 'same', reason: 'same CURP', score: { probability: 0.9 } }, 'x'),
      );
    expect(await judge(ANA, one.mention, two.mention)).toMatch(/^jdg_/);
    expect(await judge(ANA, one.mention, hidden)).toMatch(/^jdg_/);
    expect(await judge(BOB, one.mention, hidden)).toBeNull();
    const own = await store.read(ANA, loadJudgements);
    expect(own).toMatchObject([
      { verdict: 'same', reason: 'same CURP', by: 'x', score: { probability: 0.9 } },
      { b: hidden },
    ]);
    expect(await store.read(BOB, loadJudgements)).toMatchObject([
      { a: one.mention, b: two.mention, reason: null, by: null },
    ]);
    // What it was said of is taken back: it is not told any more, nor that something was said.
    const events = async () =>
      (await store.read(BOB, (tx) => entriesAfter(tx, 0n))).filter(({ kind }) => kind === 'judgement');
    expect(await events()).toHaveLength(1);
    await store.write(ANA, (tx) =>
      appendDecision(tx, { kind: 'withdraw', report: two.report, reason: 'wrong' }, 'ana'),
    );
    expect(await store.read(BOB, loadJudgements)).toEqual([]);
    expect(await events()).toEqual([]);
    expect(await store.read(ANA, loadJudgements)).toHaveLength(2);
  });
});

describe('loading what came after', () => {
  /** What a projection holds after it dropped and added as the columns say. */
  function apply(held: Map<string, string | null>, of: Map<string, string>, columns: AcceptedColumns): void {
    const hex = (bytes: Uint8Array, i: number) => Buffer.from(bytes.subarray(16 * i, 16 * i + 16)).toString('hex');
    for (let i = 0; i * 16 < columns.removed.length; i++) held.delete(hex(columns.removed, i));
    for (const [claim, report] of of) if (columns.removedReports.includes(report as ReportId)) held.delete(claim);
    for (let i = 0; i < columns.length; i++) {
      held.set(hex(columns.id, i), columnText(columns.value, i));
      of.set(hex(columns.id, i), columns.reports[columns.report[i] as number] as string);
    }
  }

  test('gives step by step what loading all gives at once, to both agencies', async () => {
    const kinds = ['accept', 'reject', 'withdraw'] as const;
    const reports = [await draftReport(), await draftReport()];
    const views = [ANA, BOB].map((reader) => ({
      reader,
      held: new Map<string, string | null>(),
      of: new Map<string, string>(),
      after: null as bigint | null,
    }));
    for (let step = 0; step < 14; step++) {
      const { report, claims, mention } = reports[step % 2] as (typeof reports)[number];
      const kind = kinds[(step * 7 + (step >> 1)) % 3] as DecisionKind;
      if (step % 5 === 4)
        await store.write(ANA, (tx) =>
          appendClaim(tx, { report, about: mention, target: null, draft: hand(`hand ${step}`), credibility: 3 }, 'ana'),
        );
      else
        await store.write(ANA, (tx) =>
          appendDecision(
            tx,
            { kind, reason: null, ...(step % 3 === 0 ? { report } : { claim: claims[step % 2] as ClaimId }) },
            'ana',
          ),
        );
      for (const view of views) {
        const columns = await store.read(view.reader, (tx) => loadAccepted(tx, { after: view.after }));
        apply(view.held, view.of, columns);
        view.after = columns.position;
        const all = await store.read(view.reader, (tx) => loadAccepted(tx, { after: null }));
        const whole = new Map<string, string | null>();
        apply(whole, new Map(), all);
        expect([...view.held].sort()).toEqual([...whole].sort());
      }
    }
  });
});
