/**
 * What does it cost that ids outside are sealed? Ids a second, new and met before; and a page of claims sealed, beside
 * what is done to the same page in any case: checked against its schema and written as JSON.
 *
 *   node bench/sealed-ids.js [rounds=7] [claims=2000]
 */
import { randomBytes } from 'node:crypto';
import { ROUTES, walkOf } from '@trama/contract';
import { newId } from '@trama/model';
// The seal is the server's own affair; a bench looks behind it.
import { Seal } from '../packages/server/dist/sealing/seal.js';
import { machine, sizes, spread, timed } from './measure.js';

const [rounds, claims] = sizes(7, 2000);
const fresh = (prefix) => newId(prefix, Date.now(), randomBytes(10));
const walk = walkOf(ROUTES['claims.evidence'].answer.shape.claim);

/** Half of the claims speak of two mentions, each of a subject; all are of one report and decided one by one. */
function pageOf(count) {
  const report = fresh('rep');
  const mention = () => ({
    id: fresh('men'),
    schema: 'Person',
    label: 'Nemesio Robles',
    subject: { id: fresh('sub'), label: 'Nemesio Robles', schema: 'Person' },
  });
  return Array.from({ length: count }, (_, i) => ({
    ...{ id: fresh('clm'), about: mention(), property: i % 2 ? 'familyOf' : 'name', value: 'Nemesio Robles' },
    ...{ target: i % 2 ? mention() : null, low: null, best: null, high: null, unit: null, hedge: null },
    ...{ attribution: null, negated: false, inferred: false, time: null, place: { kind: 'whole' } },
    ...{ victimClass: null, body: null, extractor: 'rules-en@1', state: 'accepted', corrects: null },
    decision: { id: fresh('dec'), kind: 'accept', by: 'ana', at: '2026-02-22', reason: null, unread: false },
    ...{ marking: 'TLP:GREEN', grade: 'B', credibility: 2 },
    report: { id: report, file: 'note.txt', title: null, source: null, agency: 'mx-test', date: null },
  }));
}

console.log(machine());
const costs = { fresh: [], known: [], first: [], again: [], anyway: [], ratio: [] };
for (let round = 0; round < rounds; round++) {
  const seal = new Seal('a'.repeat(60), `agency-${round}`);
  const ids = Array.from({ length: 10_000 }, () => fresh('clm'));
  const eachId = async () => (await timed(async () => ids.map((id) => seal.id(id)))).cpuSeconds;
  costs.fresh.push((await eachId()) * 100);
  costs.known.push((await eachId()) * 100);
  const page = pageOf(claims);
  const sealPage = () => page.map((claim) => seal.outward(walk, claim));
  const first = await timed(async () => sealPage());
  const again = await timed(async () => sealPage());
  const schema = ROUTES['claims.evidence'].answer.shape.claim.array();
  const anyway = await timed(async () => JSON.stringify(schema.encode(first.value)));
  costs.first.push(first.cpuSeconds * 1000);
  costs.again.push(again.cpuSeconds * 1000);
  costs.anyway.push(anyway.cpuSeconds * 1000);
  costs.ratio.push(first.cpuSeconds / anyway.cpuSeconds);
}
console.log(`an id, new: ${spread(costs.fresh)} µs; met before: ${spread(costs.known)} µs`);
console.log(`a page of ${claims} claims: sealed ${spread(costs.first, 1)} ms, again ${spread(costs.again, 1)} ms;`);
console.log(`checked and written ${spread(costs.anyway, 1)} ms; sealing is ${spread(costs.ratio)} of that`);
