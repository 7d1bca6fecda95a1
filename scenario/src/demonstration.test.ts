import { createHash } from 'node:crypto';
import { isCountry, mayRead, parseMarking, parsePartialDate } from '@trama/model';
import { expect, test } from 'vitest';
import type { DemoFile } from './demo-file.js';
import { demonstration } from './demonstration.js';

const demo = demonstration();
const text = (file: DemoFile): string => new TextDecoder().decode(file.bytes);
const reports = demo.files.filter((file) => !file.name.endsWith('.csv'));

function visible(user: string): DemoFile[] {
  const reader = demo.readers.find((r) => r.user === user);
  const agency = demo.agencies.find((a) => a.id === reader?.agency);
  if (!reader || !agency) throw new Error(user);
  return demo.files.filter((file) => {
    const marking = parseMarking(file.marking);
    if (!marking.ok) throw new Error(file.marking);
    const asks = { agency: agency.id, country: agency.country, cases: new Set(reader.cases) };
    return mayRead(asks, file.agency, marking.value);
  });
}

test('the demonstration is the same each time', () => {
  const digest = (files: readonly DemoFile[]) => {
    const hash = createHash('sha256');
    for (const file of files) hash.update(file.name).update(file.bytes);
    return hash.digest('hex');
  };
  expect(digest(demonstration().files)).toBe(digest(demo.files));
  expect(digest(demonstration(8).files)).not.toBe(digest(demo.files));
});

test('three agencies of two countries sign in four readers', () => {
  expect(demo.agencies).toHaveLength(3);
  expect(new Set(demo.agencies.map((a) => a.country))).toEqual(new Set(['USA', 'MEX']));
  expect(demo.agencies.every((a) => isCountry(a.country))).toBe(true);
  expect(demo.readers.filter((r) => r.signIn).map((r) => r.role)).toEqual([
    'analyst',
    'analyst',
    'auditor',
    'supervisor',
  ]);
  expect(demo.readers.every((r) => demo.agencies.some((a) => a.id === r.agency))).toBe(true);
});

test('about sixty reports in both languages and several forms, a tenth of them waiting', () => {
  expect(reports.length).toBeGreaterThanOrEqual(55);
  for (const language of ['en', 'es'])
    expect(reports.filter((r) => r.language === language).length).toBeGreaterThan(20);
  expect(new Set(reports.map((r) => r.name.split('.').at(-1)))).toEqual(new Set(['txt', 'html', 'eml']));
  expect(new Set(demo.files.map((f) => f.name)).size).toBe(demo.files.length);
  const inbox = reports.filter((r) => r.acceptAs === null);
  expect(inbox.length).toBeGreaterThanOrEqual(6);
  for (const file of demo.files) {
    expect(parsePartialDate(file.date)).not.toBeNull();
    const by = demo.readers.find((r) => r.user === file.acceptAs);
    if (by) expect([by.agency, by.role]).toEqual([file.agency, 'reviewer']);
    else expect(file.reviewed).toBe(false);
  }
});

test('markings of every kind parse, and one is a compartment', () => {
  const found = new Set<string>();
  for (const file of demo.files) {
    const marking = parseMarking(file.marking);
    if (!marking.ok) expect.fail(file.marking);
    const { tlp, relTo, orcon, handling, cases } = marking.value;
    for (const word of [tlp, ...handling, relTo ? 'rel' : 'own', orcon ? 'orcon' : '', ...cases.map(() => 'case')])
      found.add(word);
  }
  for (const word of ['CLEAR', 'GREEN', 'AMBER', 'RED', 'LES', 'RESERVADA', 'rel', 'own', 'orcon', 'case'])
    expect(found).toContain(word);
});

test('the two analysts see different files, people and ties', () => {
  const [us, mx] = [visible('us-analyst'), visible('mx-analyst')];
  const names = (files: readonly DemoFile[]) => new Set(files.map((f) => f.name));
  expect([...names(us)].filter((name) => !names(mx).has(name)).length).toBeGreaterThan(5);
  expect([...names(mx)].filter((name) => !names(us).has(name)).length).toBeGreaterThan(5);
  expect([...names(us)].filter((name) => names(mx).has(name)).length).toBeGreaterThan(30);
  const rows = (files: readonly DemoFile[], header: string) =>
    files.filter((f) => text(f).startsWith(header)).reduce((sum, f) => sum + text(f).split('\n').length - 2, 0);
  for (const header of ['id,name,alias', 'source,target']) expect(rows(us, header)).not.toBe(rows(mx, header));
  expect(rows(demo.files, 'id,name,alias')).toBeGreaterThan(2_800);
  const ties = rows(demo.files, 'source,target');
  expect(ties).toBeGreaterThan(10_000);
  expect(ties).toBeLessThan(14_000);
});

test('each ties table names only rows of its own agency, brought in before it', () => {
  const known = new Map<string, Set<string>>();
  for (const file of demo.files) {
    const ids = known.get(file.agency) ?? new Set<string>();
    known.set(file.agency, ids);
    const lines = text(file).trim().split('\n').slice(1);
    if (text(file).startsWith('id,name')) for (const line of lines) ids.add(line.slice(0, line.indexOf(',')));
    if (!text(file).startsWith('source,target')) continue;
    for (const line of lines)
      expect(
        line
          .split(',')
          .slice(0, 2)
          .every((id) => ids.has(id)),
        line,
      ).toBe(true);
  }
});

test('judgements and truth speak of names and rows that are there', () => {
  const keys = new Set(
    demo.files
      .filter((f) => text(f).startsWith('id,name'))
      .flatMap((f) =>
        text(f)
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => `row:${line.slice(0, line.indexOf(','))}`),
      ),
  );
  const { truth, judgements } = demo;
  expect([...truth.core, ...truth.leaders, ...truth.samePerson.flat()].every((key) => keys.has(key))).toBe(true);
  for (const { file, name, rows } of truth.named) {
    const report = reports.find((r) => r.name === file);
    expect(report && text(report).includes(name), `${file} ${name}`).toBe(true);
    expect(rows.every((key) => keys.has(key))).toBe(true);
  }
  const same = new Map<string, string>();
  for (const [a, b] of truth.samePerson) same.set(b, same.get(a) ?? a);
  const person = (key: string) => same.get(key) ?? key;
  for (const { a, b, verdict, by } of judgements) {
    expect(keys.has(b.key)).toBe(true);
    if (a.kind === 'row') expect(verdict !== 'different').toBe(person(a.key) === person(b.key));
    else expect(truth.named.some((n) => n.file === a.file && n.name === a.name && n.rows.includes(b.key))).toBe(true);
    if (a.kind === 'text') expect(visible(by).some((f) => f.name === a.file)).toBe(true);
  }
  for (const verdict of ['same', 'different', 'unsure'])
    expect(judgements.some((j) => j.verdict === verdict)).toBe(true);
});

test('reports disagree: on counts, on who leads after the arrest, on spelling', () => {
  const wave = reports.filter((r) => r.date.startsWith('2026-09'));
  const all = wave.map(text).join('\n');
  expect(
    new Set(all.match(/\b(?:96|100|118|125|130|140)\b(?= (?:bloqueos|narcobloqueos|roadblocks))/g)).size,
  ).toBeGreaterThan(3);
  const head = demo.truth.named.filter((n) => n.file.startsWith('2026-09-2') || n.file.startsWith('2026-09-19'));
  const spellings = new Map<string, Set<string>>();
  for (const { name, rows } of head) {
    const key = rows.join();
    spellings.set(key, (spellings.get(key) ?? new Set()).add(name));
  }
  expect(Math.max(...[...spellings.values()].map((s) => s.size))).toBeGreaterThanOrEqual(3);
});
