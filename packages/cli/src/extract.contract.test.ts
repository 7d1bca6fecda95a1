/** CONTRACT, "trama extract" and "Limits": what is refused, and the shape of what is not. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

const TEXTS = fileURLToPath(new URL('../../extract/test-data/', import.meta.url));
const TEXT = 'El 22 de febrero de 2026 murieron tres policías en Tapalpa, Jalisco – “sí”.\n';

let folder: Folder;
let files: string;
beforeAll(async () => {
  folder = await newFolder();
  files = mkdtempSync(join(tmpdir(), 'trama-texts-'));
});
afterAll(() => {
  folder.remove();
  rmSync(files, { recursive: true, force: true });
});

interface Document {
  readonly file: string;
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly spans: readonly (readonly [number, number])[] }[];
  readonly claims: readonly Record<string, unknown>[];
}

async function extract(paths: readonly string[]) {
  const { status, out, err } = await folder.run('extract', ...paths, '--json');
  expect(out + err).not.toMatch(/^\s+at /m);
  const answer = JSON.parse(out) as {
    documents: readonly Document[];
    refused: readonly { file: string; code: string; why: string }[];
  };
  return { status, err, ...answer };
}

const CLAIM_KEYS = 'about property value target low best high unit hedge attribution negated time span extractor'.split(
  ' ',
);

it('gives each claim the keys of the contract and spans inside its text', async () => {
  const paths = readdirSync(TEXTS)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(TEXTS, name));
  const { status, documents, refused } = await extract(paths);
  expect(status).toBe(0);
  expect(refused).toEqual([]);
  expect(documents.map((document) => document.file)).toEqual(paths);
  for (const { text, mentions, claims } of documents) {
    const ids = new Set(mentions.map(({ id }) => id));
    const inside = ([start, end]: readonly [number, number]) => 0 <= start && start < end && end <= text.length;
    for (const { spans } of mentions) expect(spans.every(inside)).toBe(true);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(Object.keys(claim)).toEqual(expect.arrayContaining(CLAIM_KEYS));
      expect(ids.has(claim.about as string)).toBe(true);
      expect(claim.target === null || ids.has(claim.target as string)).toBe(true);
      expect(inside(claim.span as [number, number])).toBe(true);
      if (claim.property === 'killed') expect(claim).toHaveProperty('victimClass');
    }
  }
});

it('reads UTF-8, UTF-16 and Windows-1252, and no NUL is left', async () => {
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(files, name), bytes);
    return join(files, name);
  };
  const windows = Buffer.from(TEXT.replace('–', '\u0096').replace('“', '\u0093').replace('”', '\u0094'), 'latin1');
  const paths = [
    write('utf8.txt', Buffer.from(`\ufeff${TEXT}`)),
    write('utf16.txt', Buffer.from(`\ufeff${TEXT}`, 'utf16le')),
    write('utf16be.txt', Buffer.from(TEXT, 'utf16le').swap16()),
    write('windows.txt', windows),
    write('nul.txt', Buffer.from(TEXT.replace('tres', 't\0res'))),
  ];
  symlinkSync(paths[0] as string, join(files, 'link.txt'));
  const { documents } = await extract([...paths, join(files, 'link.txt')]);
  expect(new Set(documents.map(({ text }) => text.trim()))).toEqual(new Set([TEXT.trim()]));
  expect(documents).toHaveLength(6);
});

it('refuses what is not of its kind, with one line each', async () => {
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(files, name), content);
    return join(files, name);
  };
  mkdirSync(join(files, 'folder.txt'));
  symlinkSync('/dev/zero', join(files, 'device.txt'));
  const codes = new Map([
    [write('empty.txt', ''), 'file-empty'],
    [write('spaces.txt', '  \n\n'), 'file-kind'],
    [write('page.pdf', '<html><body><p>Hello</p></body></html>'), 'file-kind'],
    [write('broken.pdf', '%PDF-1.4\nnothing more'), 'file-broken'],
    [write('binary.txt', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 37) % 256))), 'file-kind'],
    [join(files, 'folder.txt'), 'file-not-regular'],
    [join(files, 'device.txt'), 'file-not-regular'],
    [join(files, 'absent.txt'), 'file-unreadable'],
  ]);
  const { status, err, documents, refused } = await extract([...codes.keys()]);
  expect(status).toBe(1);
  expect(documents).toEqual([]);
  expect(new Map(refused.map(({ file, code }) => [file, code]))).toEqual(codes);
  expect(err.trim().split('\n')).toHaveLength(codes.size);
});
