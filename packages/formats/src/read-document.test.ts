import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localData } from './drafts.fixture.js';
import type { Format, ReadDocument } from './format.js';
import { readDocument } from './read-document.js';
import { docx, pdf, zip } from './zip.fixture.js';

async function read(format: Format, bytes: Uint8Array | string): Promise<ReadDocument> {
  const result = await readDocument({ name: 'file', bytes: Buffer.from(bytes as string) }, format);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function codeOf(format: Format, bytes: Uint8Array | string): Promise<string> {
  const result = await readDocument({ name: 'file', bytes: Buffer.from(bytes as string) }, format);
  return result.ok ? `read: ${result.value.text.slice(0, 60)}` : result.error.code;
}

describe('plain text', () => {
  it('keeps letters of every encoding and drops NUL and half pairs', async () => {
    const text = 'El Güero Peña\n\nSegundo párrafo';
    expect((await read('text', Buffer.from(text, 'latin1'))).text).toBe(text);
    expect((await read('text', Buffer.from(`\ufeff${text}`, 'utf16le'))).text).toBe(text);
    expect((await read('text', Buffer.from(text, 'utf16le'))).text).toBe(text);
    expect((await read('text', 'a\0b\r\nc')).text).toBe('ab\nc');
    expect((await read('text', Buffer.from('abc \ud800 def', 'utf16le'))).text).toBe('abc \ufffd def');
    expect((await read('text', Buffer.from([0x93, 0x41, 0x94, 0x20, 0x80, 0x35]))).text).toBe('“A” €5');
  });

  it('states title and date only where the text does', async () => {
    const stated = await read(
      'text',
      'Leaders charged\n\nDate: April 14, 2023\n\nThe Justice Department today announced.',
    );
    expect([stated.title, stated.date]).toEqual(['Leaders charged', '2023-04-14']);
    const spanish = await read('text', 'Ciudad de México, a 27 de agosto de 2025\n\nEl Gabinete informa.');
    expect(spanish.date).toBe('2025-08-27');
    const none = await read('text', 'El Gabinete informa los eventos del lunes 29 de septiembre de 2025.\n\nGUERRERO:');
    expect([none.title, none.date]).toEqual([null, null]);
  });

  it('marks captions of photographs', async () => {
    const text =
      'A worker sorts newspapers in Ciudad Juarez, Mexico, February 22, 2026. (Reuters)\n\nThe killing of a man.';
    const { captions } = await read('text', text);
    expect(captions.map(([start, end]) => text.slice(start, end))).toEqual([text.split('\n')[0]]);
  });

  const seed = localData('seed/article-2026-02-23.txt');
  it.skipIf(!existsSync(seed))('finds date and caption of the seed article', async () => {
    const article = await read('text', readFileSync(seed));
    expect(article.date).toBe('2026-02-23');
    expect(article.captions).toHaveLength(1);
    const [start, end] = article.captions[0] as readonly [number, number];
    expect(article.text.slice(start, end)).toMatch(/^A worker sorts .*\(Reuters\)$/s);
  });

  it.each([
    'SECRET//NOFORN\n\nSubject met with',
    'TOP SECRET//SI//NOFORN\ntext',
    '  (U) header\nSECRET\n\ntext',
    'CONFIDENTIAL//REL TO USA, MEX\n\ntext',
    'SECRETO\n\nEl sujeto',
    '*** SECRET // NOFORN ***\n\nx',
  ])('sets aside the banner of %j', async (text) => {
    expect(await codeOf('text', text)).toBe('marking-classified');
  });

  it.each([
    'The secret of the cartel\n\nSECRET police raided.',
    'Secret\n\nA novel.',
    'TLP:AMBER\n\ntext',
    'SECRETARÍA DE MARINA\n\nx',
  ])('does not take %j for a banner', async (text) => {
    expect(await codeOf('text', text)).toMatch(/^read/);
  });
});

describe('web pages', () => {
  const page = `<!DOCTYPE html><html><head><title>Site | Raid</title><meta property="article:published_time" content="2026-02-23T21:30:00-06:00">
    <script>alert('never')</script><style>p{}</style></head><body><nav><a href="/">Home</a></nav><article><h1>Raid in Tapalpa</h1>
    <figure><img src="http://localhost:9/x.jpg"><figcaption>A worker in Ciudad Juárez. (Reuters)</figcaption></figure>
    <p>First&nbsp;paragraph with <b>bold</b> text, long enough to be an article for anyone who reads it in full.</p>
    <p>Second paragraph<br>with a break, also long enough, since the article should win over the page around it.</p>
    <table><tr><td>a</td><td>b</td></tr></table><p style="display:none">hidden words</p></article></body></html>`;

  it('gives what a person would read, with title, date and captions', async () => {
    const { text, title, date, captions } = await read('html', page);
    expect([title, date]).toEqual(['Raid in Tapalpa', '2026-02-23']);
    expect(text).toContain('First paragraph with bold text, long');
    expect(text).toContain('\n\nSecond paragraph\nwith a break');
    expect(text).not.toMatch(/never|hidden|Home/);
    expect(captions.map(([start, end]) => text.slice(start, end))).toEqual(['A worker in Ciudad Juárez. (Reuters)']);
  });

  it('reads a fragment, and the date of linked data', async () => {
    expect((await read('html', '<p>One</p><p>Two</p>')).text).toBe('One\n\nTwo');
    const data = '<script type="application/ld+json">{"datePublished":"2025-03-01T00:00:00Z"}</script><p>One</p>';
    expect((await read('html', data)).date).toBe('2025-03-01');
  });

  it('ends on pages nested without end', async () => {
    expect(await codeOf('html', `${'<div>'.repeat(100_000)}x`)).toBe('file-broken');
    expect(await codeOf('html', `<p>a</p>${'<b>'.repeat(3000)}x`)).toMatch(/^read|file-broken/);
  });
});

describe('PDF', () => {
  it('reads pages in order, paragraphs parted', async () => {
    const { text, pages } = await read(
      'pdf',
      pdf(['First line of it\nand the sec-\nond line.\n\nNew paragraph.', 'Page two']),
    );
    expect(text).toBe('First line of it and the second line.\n\nNew paragraph.\n\nPage two');
    expect(pages.map(({ page, start, end }) => [page, text.slice(start, end).slice(-8)])).toEqual([
      [1, 'ragraph.'],
      [2, 'Page two'],
    ]);
  });

  it.each([
    ['cut off', pdf(['text']).subarray(0, 200), /file-broken|file-empty/],
    ['without text', pdf(['']), /file-empty/],
    ['HTML by another name', '<html><body>x</body></html>', /file-kind/],
    ['nothing but its first bytes', '%PDF-1.7\n', /file-broken/],
    [
      'a page tree that is its own child',
      pdf(['x']).toString('latin1').replace('/Kids [3 0 R]', '/Kids [2 0 R]'),
      /file-broken|file-empty/,
    ],
    [
      'encrypted',
      pdf(
        ['x'],
        '/Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> /ID [(a) (a)]',
      ),
      /file-encrypted/,
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf('pdf', bytes)).toMatch(code);
  });
});

describe('DOCX', () => {
  it('reads paragraphs', async () => {
    expect((await read('docx', docx(['Uno', 'Dos &amp; tres']))).text).toBe('Uno\n\nDos & tres');
  });

  const zeros = Buffer.alloc(40 * 2 ** 20);
  it.each([
    ['a bomb of 40 MB in 40 kB', docx(['x'], [{ name: 'word/media/a.bin', bytes: zeros }]), 'archive-bomb'],
    ['a bomb that states a small size', docx(['x'], [{ name: 'a.bin', bytes: zeros, statedSize: 10 }]), 'file-broken'],
    [
      'entries over the same bytes',
      docx(['x'], [{ name: 'a.bin', bytes: 'x'.repeat(1000), repeat: 50 }]),
      'archive-bomb',
    ],
    ['a DOCTYPE', docx(['x'], [], '<!DOCTYPE lolz [<!ENTITY a "b">]>'), 'xml-doctype'],
    ['an encrypted part', docx(['x'], [{ name: 'a', bytes: 'x', encrypted: true }]), 'file-encrypted'],
    ['no document in it', zip([{ name: 'a.txt', bytes: 'x' }]), 'file-kind'],
    ['broken XML', docx(['<w:t>']), 'file-broken'],
    ['cut off', docx(['x']).subarray(0, 300), 'file-broken'],
    [
      'a classified page header',
      docx(
        ['x'],
        [
          {
            name: 'word/header1.xml',
            bytes: '<w:hdr><w:p><w:r><w:t>SECRET//</w:t></w:r><w:r><w:t>NOFORN</w:t></w:r></w:p></w:hdr>',
          },
        ],
      ),
      'marking-classified',
    ],
    ['no text', docx(['']), 'file-empty'],
    ['plain text', 'hello', 'file-kind'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf('docx', bytes)).toBe(code);
  });
});

describe('e-mail', () => {
  const mail =
    'From: =?UTF-8?Q?Ana_Pe=C3=B1a?= <ana@example.org>\r\nTo: b@example.org\r\nSubject: =?UTF-8?Q?Reuni=C3=B3n?=\r\nDate: Mon, 23 Feb 2026 21:30:00 -0600\r\nMIME-Version: 1.0\r\n';

  it('reads headers, body and attachments', async () => {
    const read1 = await read(
      'eml',
      `${mail}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHola.\r\n--x\r\nContent-Type: text/csv; name="../../a.csv"\r\nContent-Disposition: attachment; filename="a.csv"\r\n\r\nid,name\r\n--x--\r\n`,
    );
    expect([read1.title, read1.date]).toEqual(['Reunión', '2026-02-23']);
    expect(read1.text).toMatch(/^From: Ana Peña <ana@example.org>\n[\s\S]*\n\nHola\.$/);
    expect(read1.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString().trim()])).toEqual([
      ['a.csv', 'id,name'],
    ]);
  });

  it('reads the HTML part where there is no plain one', async () => {
    const { text } = await read('eml', `${mail}Content-Type: text/html\r\n\r\n<p>Uno</p><script>x</script><p>Dos</p>`);
    expect(text).toMatch(/\n\nUno\n\nDos$/);
  });

  it('refuses what has no headers', async () => {
    expect(await codeOf('eml', 'no headers here')).toBe('file-kind');
  });
});

it.each(['text', 'html', 'pdf', 'docx', 'eml'] as const)('%s survives damaged files', async (format) => {
  const whole: Record<typeof format, Buffer> = {
    text: Buffer.from('Hola mundo, esto es un texto.'),
    html: Buffer.from('<html><body><p>Hola</p></body></html>'),
    pdf: pdf(['Hola']),
    docx: docx(['Hola']),
    eml: Buffer.from('From: a@b.c\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhi\r\n--x--'),
  };
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  const rounds = format === 'pdf' ? 60 : 250;
  for (let i = 0; i < rounds; i++) {
    const bytes = Buffer.from(whole[format]);
    for (let k = 0; k < 1 + random(8); k++) bytes[random(bytes.length)] = random(256);
    const result = await readDocument({ name: 'x', bytes: bytes.subarray(0, 1 + random(bytes.length)) }, format);
    if (result.ok) expect(result.value.text).not.toMatch(/^$|\0/);
  }
});
