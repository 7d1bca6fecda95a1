import { detailText } from '@trama/model';
import { describe, expect, it } from 'vitest';
import { MOST_ATTACHMENTS, sortAttachments } from './attachments.js';
import { readDocument } from './read-document.js';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const ALL = ['document', 'records', 'image'] as const;

const email = (...parts: string[]) =>
  Buffer.from(
    `From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${parts
      .map((part) => `--x\r\n${part}\r\n`)
      .join('')}--x--\r\n`,
  );
const text = (body: string) => `Content-Type: text/plain\r\n\r\n${body}`;
const attached = (name: string, body: string) =>
  `Content-Type: text/plain\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}`;

describe('attachments of an e-mail', () => {
  it('takes the formats that are read and names the others with a reason', () => {
    const { taken, skipped } = sortAttachments(
      [
        file('a.txt', 'Words.'),
        file('b.ics', 'BEGIN:VCALENDAR'),
        file('c.csv', 'id,name\n1,Ana\n'),
        file('d.pdf', 'x'),
      ],
      { most: 9, kinds: ['document'] },
    );
    expect(taken.map(({ name }) => name)).toEqual(['a.txt', 'b.ics']);
    expect(skipped).toEqual([
      { where: 'attachment 3, c.csv', why: 'not a text; csv' },
      { where: 'attachment 4, d.pdf', why: 'not read; text content' },
    ]);
    expect(skipped.map(({ why }) => detailText(why, 'es'))).toEqual([
      'no es un texto; csv',
      'no se lee; contenido text',
    ]);
  });

  it('takes no more than the limits of number and size allow', () => {
    const many = Array.from({ length: 4 }, (_, i) => file(`${i}.txt`, 'Words.'));
    const few = sortAttachments(many, { most: 3, kinds: ALL });
    expect(few.taken).toHaveLength(3);
    expect(few.skipped).toEqual([
      { where: 'attachment 4, 3.txt', why: expect.stringContaining(`${MOST_ATTACHMENTS}`) },
    ]);
    const half = { name: 'big.txt', bytes: Buffer.alloc(30_000_000, 'word ') };
    const large = sortAttachments([half, half, many[0] ?? half], { most: 9, kinds: ALL });
    expect(large.taken.map(({ name }) => name)).toEqual(['big.txt', '0.txt']);
    expect(large.skipped).toEqual([{ where: 'attachment 2, big.txt', why: 'beyond 50 MB of attachments' }]);
    for (const { why } of [...few.skipped, ...large.skipped]) expect(detailText(why, 'es')).toMatch(/^pasa de /);
  });

  it('refuses an e-mail whole when a text attached to it, however deep, bears the banner of a classified document', async () => {
    const code = async (bytes: Buffer) => {
      const read = await readDocument({ name: 'x.eml', bytes }, 'eml');
      return read.ok ? 'read' : read.error.code;
    };
    const secret = attached('s.txt', 'SECRET//NOFORN\r\n\r\nThe text.');
    const nested = `Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="in.eml"\r\n\r\n${email(
      text('Hi.'),
      secret,
    )
      .toString()
      .replaceAll('boundary=x', 'boundary=y')
      .replaceAll('--x', '--y')}`;
    expect(await code(email(text('Hello.'), attached('s.txt', 'A text.')))).toBe('read');
    expect(await code(email(text('Hello.'), secret))).toBe('marking-classified');
    expect(await code(email(text('Hello.'), nested))).toBe('marking-classified');
  });
});
