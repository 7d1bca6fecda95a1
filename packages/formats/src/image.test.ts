import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32 } from './crc.fixture.js';
import { stripImage } from './image.js';

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}

const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]));
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3])));
const end = chunk('IEND', Buffer.alloc(0));
const noted = [
  chunk('tEXt', Buffer.from('Author\0Ana')),
  chunk('eXIf', Buffer.from('MM')),
  chunk('prIV', Buffer.from('x')),
];

const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const exif = (orientation: number) =>
  segment(
    0xe1,
    Buffer.from(
      `Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(orientation)}\0\0\0GPS 20.5`,
      'latin1',
    ),
  );
const table = segment(0xdb, Buffer.alloc(65, 1));
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
]);
const start = Buffer.from([0xff, 0xd8]);
const stop = Buffer.from([0xff, 0xd9]);
const comment = segment(0xfe, Buffer.from('taken by Ana'));
const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>', 'latin1'));
const second = segment(0xc4, Buffer.alloc(20, 1));

const strip = (bytes: Buffer) => {
  const result = stripImage(bytes);
  return result.ok ? Buffer.from(result.value) : result.error.code;
};

it('leaves of a PNG what its pixels need', () => {
  expect(strip(Buffer.concat([HEAD, header, ...noted, pixels, end, Buffer.from('<script>')]))).toEqual(
    Buffer.concat([HEAD, header, pixels, end]),
  );
});

it('leaves of a JPEG what its pixels need, over several scans', () => {
  const whole = Buffer.concat([
    start,
    jfif,
    exif(1),
    xmp,
    comment,
    table,
    scan,
    second,
    scan,
    stop,
    Buffer.from('more'),
  ]);
  expect(strip(whole)).toEqual(Buffer.concat([start, jfif, table, scan, second, scan, stop]));
});

it('keeps the way up of a turned photograph and nothing else of its EXIF', () => {
  const stripped = strip(Buffer.concat([start, jfif, exif(6), table, scan, stop])) as Buffer;
  expect(stripped.toString('latin1')).not.toContain('GPS');
  expect(stripped.subarray(2, 2 + jfif.length)).toEqual(jfif);
  expect(strip(stripped)).toEqual(stripped);
});

it.each([
  ['text', Buffer.from('hello'), 'file-kind'],
  ['a cut PNG', Buffer.concat([HEAD, header, pixels.subarray(0, 9)]), 'file-broken'],
  ['a cut JPEG', Buffer.concat([start, jfif, table, scan]), 'file-broken'],
  ['a JPEG that is only its start', start, 'file-broken'],
  ['a segment of no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'file-broken'],
])('%s is refused', (_, bytes, code) => {
  expect(strip(bytes)).toBe(code);
});
