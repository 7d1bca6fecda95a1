import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { detectFormat } from './detect-format.js';
import { docx, pdf, zip } from './zip.fixture.js';

const sdn = readFileSync(new URL('../test-data/ofac-mexico-subset/sdn.csv', import.meta.url));
const page = '<!DOCTYPE html><html><body>x</body></html>';
const s3 = '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>';

it.each([
  ['a.txt', 'Hello there.', 'text'],
  ['a.txt', 'name, then a comma\nand more, text', 'text'],
  ['a', 'One sentence, with a comma.', 'text'],
  ['a.html', page, 'html'],
  ['page', page, 'html'],
  ['a.pdf', pdf(['x']), 'pdf'],
  ['a.docx', docx(['x']), 'docx'],
  ['a.eml', 'From: a@b.c\nSubject: x\n\nbody', 'eml'],
  ['a.csv', 'id,name\n1,x\n', 'csv'],
  ['a.csv.gz', gzipSync('id,name\n1,x\n'), 'csv'],
  ['ties', 'source,target\n1,2\n', 'csv'],
  ['sdn.csv', sdn, 'ofac'],
  ['list', sdn, 'ofac'],
  ['a.json', '{"id":"a","schema":"Person","properties":{}}', 'ftm'],
  ['a.ftm', '{"id":"a","schema":"Person","properties":{}}\n', 'ftm'],
  ['a.json', '{"type": "bundle","objects":[]}', 'stix'],
  ['a.xml', '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>', 'cap'],
  ['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image'],
])('%s is found (%#)', (name, bytes, format) => {
  expect(detectFormat({ name, bytes: Buffer.from(bytes as string) })).toEqual({ ok: true, value: format });
});

it.each([
  ['a.pdf', page, 'file-kind'],
  ['a.pdf', 'plain text', 'file-kind'],
  ['sdn.xml', s3, 'file-kind'],
  ['sdn.csv', s3, 'file-kind'],
  ['a.csv', page, 'file-kind'],
  ['a.docx', zip([{ name: 'x', bytes: 'y' }]), 'file-kind'],
  ['a.jpg', page, 'file-kind'],
  ['a.txt', pdf(['x']), 'file-kind'],
  ['a.txt', Buffer.alloc(1000, 1), 'file-kind'],
  ['a.txt', '', 'file-empty'],
  ['a.bin', Buffer.alloc(1000, 1), 'file-format-unknown'],
  ['a.csv.gz', gzipSync(Buffer.alloc(1000)), 'file-kind'],
  ['a.csv.gz', Buffer.from([0x1f, 0x8b, 8, 9, 9, 9]), 'file-kind'],
])('%s that is something else is refused (%#)', (name, bytes, code) => {
  expect(detectFormat({ name, bytes: Buffer.from(bytes as string) })).toMatchObject({ ok: false, error: { code } });
});
