import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../workbench.fixture.js';
import { extractFiles } from './extract-files.js';

const TEXT =
  'At least 25 members of the National Guard were killed in Jalisco on Sunday, the defence secretary said.\n';
const OPTIONS = { date: null, timeZone: null, language: 'en' as const };

describe('trama extract', () => {
  it('gives documents with mentions and claims whose spans lie in the text', async () => {
    const [path = ''] = filesOf({ 'note.txt': TEXT });
    const answer = await extractFiles([path], { ...OPTIONS, date: '2026-02-23' });
    if (!answer.ok) throw new Error(answer.error.code);
    const [document] = answer.value.documents;
    expect(document).toMatchObject({ file: path, language: 'en', text: expect.stringContaining('25 members') });
    const killed = document?.claims.find(({ property }) => property === 'killed');
    expect(killed).toMatchObject({
      low: 25,
      best: 25,
      high: null,
      hedge: expect.stringMatching(/^at least$/i),
      victimClass: 'security-force',
      target: null,
    });
    expect(killed).toMatchObject({ body: 'National Guard' });
    expect(document?.text.slice(...(killed?.span ?? []))).toContain('25');
    const ids = new Set(document?.mentions.map(({ id }) => id));
    for (const claim of document?.claims ?? []) expect(ids.has(claim.about)).toBe(true);
  });

  it('takes the given date only where the text states none', async () => {
    const meta = '<meta property="article:published_time" content="2026-02-22T10:00:00Z">';
    const page = `<!doctype html><html lang="en"><head>${meta}</head><body><article><p>${TEXT.repeat(4)}</p></article></body></html>`;
    const paths = filesOf({ 'dated.html': page, 'bare.txt': TEXT });
    const answer = await extractFiles(paths, { ...OPTIONS, date: '2026-03-01' });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.documents.map(({ date }) => date?.slice(0, 10))).toEqual(['2026-02-22', '2026-03-01']);
  });

  it('refuses directories, pipes and devices, and judges the rest alone', async () => {
    const [good = '', bad = ''] = filesOf({ 'good.txt': TEXT, 'bad.csv': 'id,name\n1,Ana\n' });
    const folder = dirname(good);
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync(good, join(folder, 'link.txt'));
    symlinkSync('/dev/zero', join(folder, 'zero.txt'));
    const names = ['folder', 'pipe', 'link.txt', 'zero.txt', 'none.txt'].map((name) => join(folder, name));
    const answer = await extractFiles([good, bad, ...names], OPTIONS);
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.documents.map(({ file }) => file)).toEqual([good, names[2]]);
    expect(answer.value.refused.map(({ file, code }) => [file.split('/').at(-1), code])).toEqual([
      ['bad.csv', 'file-kind'],
      ['folder', 'file-not-regular'],
      ['pipe', 'file-not-regular'],
      ['zero.txt', 'file-not-regular'],
      ['none.txt', 'file-unreadable'],
    ]);
  });

  it('refuses options that do not fit', async () => {
    expect(await extractFiles([], { ...OPTIONS, date: '2026-02-31' })).toMatchObject({
      error: { code: 'option-invalid' },
    });
    expect(await extractFiles([], { ...OPTIONS, timeZone: 'Mars/X' })).toMatchObject({
      error: { code: 'option-invalid' },
    });
  });
});
