import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAYERS } from '@trama/model';
import { Random } from '@trama/network';
import { expect, test } from 'vitest';
import type { Block } from './crowd.js';
import { makeCurp } from './curp.js';
import { isDeniedGroup, isDeniedName, isDeniedNickname } from './denied-name.js';
import { generateScenario, type Scenario } from './scenario.js';
import type { TieColumns } from './tie-columns.js';
import { writeScenario } from './write-scenario.js';

const middle = generateScenario({ people: 25_000, core: 300, seed: 7 });

async function write(seed: number, use: (dir: string) => Promise<void> | void): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'scenario-'));
  try {
    const done = await writeScenario({ people: 1_000, core: 40, seed }, dir);
    expect(done).toEqual({ ok: true, value: { people: 1_040, ties: 5_959, incidents: 110, reports: 60 } });
    await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function digest(dir: string): string {
  const hash = createHash('sha256');
  const reports = readdirSync(join(dir, 'reports')).sort();
  for (const name of ['people.csv', 'ties.csv', 'incidents.csv', 'truth.json', ...reports.map((r) => `reports/${r}`)])
    hash.update(name).update(readFileSync(join(dir, name)));
  return hash.digest('hex');
}

test('one seed gives the same bytes on every machine, another gives others', async () => {
  const digests: string[] = [];
  for (const seed of [7, 7, 8]) await write(seed, (dir) => void digests.push(digest(dir)));
  expect(digests[0]).toBe(digests[1]);
  expect(digests[2]).not.toBe(digests[0]);
  expect(digests[0]).toBe('51c90faf9bd6b8ae64d38ba7a57fe3200e868f2af0388a40dfc3556957414234');
});

test('the random numbers are those of sfc32 and each stream is its own', () => {
  const stream = new Random(7, 'a');
  const other = new Random(7, 'b');
  const drawn = Array.from({ length: 1000 }, () => stream.uint32());
  expect(new Set(drawn).size).toBe(1000);
  expect(drawn.slice(0, 3)).not.toEqual([other.uint32(), other.uint32(), other.uint32()]);
  expect([stream.at(5).uint32(), stream.at(6).uint32()]).toEqual([stream.at(5).uint32(), stream.at(6).uint32()]);
});

test('every tie of the written table joins two people of the written table, once a layer', async () => {
  await write(3, (dir) => {
    const lines = (name: string) => readFileSync(join(dir, name), 'utf8').trim().split('\n').slice(1);
    const ids = new Set(lines('people.csv').map((line) => line.slice(0, 7)));
    expect(ids.size).toBe(1_040);
    const seen = new Set<string>();
    for (const line of lines('ties.csv')) {
      const [a = '', b = '', weight, layer = ''] = line.split(',');
      expect(a !== b && ids.has(a) && ids.has(b), line).toBe(true);
      expect(Number(weight)).toBeGreaterThan(0);
      expect(LAYERS).toContain(layer);
      seen.add([a, b].sort().join() + layer);
    }
    expect(seen.size).toBe(lines('ties.csv').length);
    const truth = JSON.parse(readFileSync(join(dir, 'truth.json'), 'utf8'));
    const incidents = new Set(lines('incidents.csv').map((line) => line.slice(0, 6)));
    expect(truth.core).toHaveLength(40);
    expect([...truth.core, ...truth.samePerson.flat()].every((id: string) => ids.has(id))).toBe(true);
    expect(truth.leaders.every((id: string) => truth.core.includes(id))).toBe(true);
    expect(truth.samePerson).toHaveLength(15);
    expect(truth.sameIncident.length).toBeGreaterThan(4);
    expect(truth.sameIncident.flat().every((id: string) => incidents.has(id))).toBe(true);
  });
});

test('wrong options and a folder in use are refused, and a cancelled run leaves nothing', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'scenario-'));
  const out = join(dir, 'out');
  const run = (people: number, core: number, signal?: AbortSignal) =>
    writeScenario({ people, core, seed: 1 }, out, signal ? { signal } : {});
  expect(await run(2_000_000, 300)).toMatchObject({
    ok: false,
    error: { code: 'option-invalid', details: { option: '--people' } },
  });
  expect(await run(1_000, 0)).toMatchObject({
    ok: false,
    error: { code: 'option-invalid', details: { option: '--core' } },
  });
  expect(await run(1_000, 10, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(existsSync(out)).toBe(false);
  expect((await run(100, 5)).ok).toBe(true);
  expect(await run(100, 5)).toMatchObject({ ok: false, error: { code: 'folder-not-empty' } });
  expect(readdirSync(out).sort()).toEqual(['incidents.csv', 'people.csv', 'reports', 'ties.csv', 'truth.json']);
  rmSync(dir, { recursive: true });
});

function degrees({ ties, crowd }: Scenario): Uint32Array {
  const degree = new Uint32Array(crowd.records);
  for (const end of [ties.source, ties.target]) for (const i of end) degree[i] = (degree[i] as number) + 1;
  return degree;
}

test('nobody is without a tie, degrees have a heavy tail, and nearly all hang together', () => {
  const degree = degrees(middle).sort();
  expect(degree[0]).toBeGreaterThan(0);
  const mean = degree.reduce((a, b) => a + b) / degree.length;
  const spread = Math.sqrt(degree.reduce((sum, d) => sum + (d - mean) ** 2, 0) / degree.length);
  expect(mean).toBeCloseTo(2 * 5.73, 1);
  expect(spread / mean).toBeGreaterThan(0.7);
  expect(spread / mean).toBeLessThan(1.9);
  expect(degree.at(-1)).toBeGreaterThan(200);
  const share = largestShare(middle.ties, middle.crowd.records);
  expect(share).toBeGreaterThan(0.9);
  expect(share).toBeLessThan(0.999);
});

function largestShare({ source, target, length }: TieColumns, records: number): number {
  const root = Uint32Array.from({ length: records }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number;
    return at;
  };
  for (let i = 0; i < length; i++) root[find(source[i] as number)] = find(target[i] as number);
  const size = new Uint32Array(records);
  for (let i = 0; i < records; i++) size[find(i)] = (size[find(i)] as number) + 1;
  return Math.max(...size) / records;
}

test('the core is dense, reaches everywhere, and is neither the hubs nor the cliques', () => {
  const large = generateScenario({ people: 100_000, core: 200, seed: 7 });
  const { crowd, ties } = large;
  let inside = 0;
  const reach = Array.from({ length: crowd.records }, () => new Set<number>());
  const core = (i: number) => (crowd.original[i] as number) < crowd.core;
  for (let i = 0; i < ties.length; i++) {
    const [a, b] = [ties.source[i] as number, ties.target[i] as number];
    if (core(a) && core(b)) inside++;
    reach[a]?.add(crowd.group[b] as number);
    reach[b]?.add(crowd.group[a] as number);
  }
  expect(inside / ((200 * 199) / 2)).toBeGreaterThan(0.05);
  // Those who reach many groups and are tied to many of their own kind: a plain k-core among them.
  const degree = degrees(large);
  let kept = new Set(
    [...degree.keys()].filter((i) => (degree[i] as number) >= 12 && (reach[i] as Set<number>).size >= 6),
  );
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    const within = new Map<number, number>();
    for (let i = 0; i < ties.length; i++) {
      const [a, b] = [ties.source[i] as number, ties.target[i] as number];
      if (!kept.has(a) || !kept.has(b)) continue;
      within.set(a, (within.get(a) ?? 0) + 1);
      within.set(b, (within.get(b) ?? 0) + 1);
    }
    kept = new Set([...kept].filter((i) => (within.get(i) ?? 0) >= 8));
  }
  const right = [...kept].filter((i) => i < crowd.core).length;
  const f1 = (2 * right) / (kept.size + crowd.core);
  expect(f1).toBeGreaterThan(0.9);
  const loudest = [...degree.keys()].sort((a, b) => (degree[b] as number) - (degree[a] as number)).slice(0, 3);
  expect(loudest.some((i) => i >= crowd.core)).toBe(true);
});

test('no name, nickname or group of a known figure is made', () => {
  const { people, crowd } = middle;
  for (let i = 0; i < crowd.persons; i++) {
    const fields = people.fields(i);
    if (isDeniedName(fields) || isDeniedNickname(fields.alias)) expect.fail(`${fields.name} ${fields.alias}`);
  }
  for (let g = 0; g < crowd.groups; g++) expect(isDeniedGroup(people.group(g)), people.group(g)).toBe(false);
  expect(isDeniedName({ given: 'Luis Joaquín', paternal: 'Guzman', maternal: 'Reyes' })).toBe(true);
  expect(isDeniedName({ given: 'Pedro', paternal: 'Loera', maternal: 'Guzmán' })).toBe(true);
});

test('dates, CURPs and telephones are formally right, and nobody can be called', () => {
  const { people, crowd } = middle;
  const phones = new Set<string>();
  let curps = 0;
  for (let i = 0; i < crowd.persons; i++) {
    const { curp, phone, birthDate } = people.fields(i);
    if (curp !== '') {
      expect(curp).toMatch(/^[A-Z]{4}\d{6}[HM][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0A]\d$/);
      expect(curp[17]).toBe(checkDigit(curp.slice(0, 17)));
      if (birthDate !== '') expect(curp.slice(4, 10)).toBe(birthDate.slice(2).replaceAll('-', ''));
      curps++;
    }
    if (phone === '') continue;
    expect(phone).toMatch(/^\+52 (?:33|55|81) 0\d{3} \d{4}$|^\+1 \d{3} 555 01\d{2}$/);
    expect(phones.has(phone)).toBe(false);
    phones.add(phone);
  }
  expect(curps).toBeGreaterThan(4_000);
});

test('second records name the same person otherwise', () => {
  const { people, crowd } = middle;
  let otherwise = 0;
  for (let i = crowd.persons; i < crowd.records; i++) {
    const [first, second] = [people.fields(crowd.original[i] as number), people.fields(i)];
    expect(second.group).toBe(first.group);
    if (first.name !== second.name) otherwise++;
  }
  expect(otherwise / (crowd.records - crowd.persons)).toBeGreaterThan(0.8);
});

test('families share their first surname and live in one plaza', () => {
  const { people, crowd } = middle;
  for (let i = 0; i < 3_000; i++) {
    const head = crowd.family[i] as number;
    if (head === i) continue;
    const [a, b] = [people.fields(i), people.fields(head)];
    if (a.maternal !== '' && b.maternal !== '') expect(a.paternal).toBe(b.paternal);
    if (i >= crowd.core) expect((crowd.blocks[crowd.block[head] as number] as Block).start).toBeLessThanOrEqual(i);
  }
});

/** The check digit once more, from the right: weights 2 to 18. */
function checkDigit(body: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const sum = [...body].reverse().reduce((total, letter, i) => total + digits.indexOf(letter) * (i + 2), 0);
  return String((10_000 - sum) % 10);
}

const folder = new URL(`../../${process.env.TRAMA_TEST_DATA ?? '../shared/data'}/`, import.meta.url);
const list = new URL('ofac-mexico-subset/sdn.csv', folder);
test.skipIf(!existsSync(list))('keys come out as published ones do (TRAMA_TEST_DATA/ofac-mexico-subset)', () => {
  const form =
    /"?([A-Z ]+), ([A-Za-z ]+?)"?,.*C\.U\.R\.P\. ([A-Z]{4}(\d\d)(\d\d)(\d\d)([HM])([A-Z]{2})[A-Z]{3})([0-9A-Z])\d/;
  let [right, all] = [0, 0];
  for (const line of readFileSync(list, 'utf8').split('\n')) {
    const m = form.exec(line);
    const [paternal, maternal, ...more] = m?.[1]?.split(' ') ?? [];
    if (!m || maternal === undefined || more.length > 0 || /[A-Z]/.test(m[9] as string)) continue;
    const birthDate = `19${m[4]}-${m[5]}-${m[6]}`;
    const [sex, state, double] = [m[7] as 'H' | 'M', m[8] as string, Number(m[9])];
    const made = makeCurp({
      given: m[2] as string,
      paternal: paternal as string,
      maternal,
      birthDate,
      sex,
      state,
      double,
    });
    all++;
    if (line.includes(made)) right++;
  }
  expect(all).toBeGreaterThan(150);
  // The list writes Ñ as N and misprints some names and keys; the others agree in every character.
  expect(right / all).toBeGreaterThan(0.9);
});
