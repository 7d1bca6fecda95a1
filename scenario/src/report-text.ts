/** The forms in which reports come: notes, press, bulletins, pages and e-mails. */
import type { Language, Told } from './story.js';
import { longDateEn } from './tell-en.js';
import { longDateEs } from './tell-es.js';

export const GENRES = ['note', 'press', 'bulletin', 'page', 'mail'] as const;
export type Genre = (typeof GENRES)[number];

interface Head {
  readonly genre: Genre;
  readonly language: Language;
  readonly number: number;
  readonly date: string;
  readonly source: string;
  readonly town: string;
}

export function genreExtension(genre: Genre): 'txt' | 'html' | 'eml' {
  if (genre === 'page') return 'html';
  return genre === 'mail' ? 'eml' : 'txt';
}

export function writeReportText(head: Head, { title, paragraphs }: Told): string {
  const { genre, language, number, date, source, town } = head;
  const long = language === 'en' ? longDateEn(date) : longDateEs(date);
  if (genre === 'note') {
    const lines =
      language === 'en'
        ? ['FIELD REPORT', `Number: ${number}`, `Date: ${long}`, `Place: ${town}`, `Subject: ${title}`]
        : ['TARJETA INFORMATIVA', `Número: ${number}`, `Fecha: ${long}`, `Lugar: ${town}`, `Asunto: ${title}`];
    const numbered = paragraphs.map((text, i) => `${i + 1}. ${text}`);
    return `${lines.join('\n')}\n\n${numbered.join('\n\n')}\n`;
  }
  if (genre === 'bulletin') {
    const top = language === 'en' ? `${source}\nBULLETIN ${number}\n${long}` : `${source}\nBOLETÍN ${number}\n${long}`;
    return `${top}\n\n${title}\n\n${paragraphs.map((text) => `- ${text}`).join('\n\n')}\n`;
  }
  if (genre === 'page') return page(head, title, paragraphs, long);
  if (genre === 'mail') return mail(head, title, paragraphs);
  const [first = '', ...rest] = paragraphs;
  const line = language === 'en' ? `${town.toUpperCase()}, ${long} (${source})` : `${town}, ${long} (${source})`;
  return `${title}\n\n${line} — ${first}\n\n${rest.join('\n\n')}\n`;
}

function page(head: Head, title: string, paragraphs: readonly string[], long: string): string {
  const menu = head.language === 'en' ? ['Home', 'Border', 'Courts'] : ['Inicio', 'Frontera', 'Tribunales'];
  return `<!doctype html>
<html lang="${head.language}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><meta name="date" content="${head.date}"></head>
<body>
<nav>${menu.map((word) => `<a href="#">${word}</a>`).join(' · ')}</nav>
<article>
<h1>${escapeHtml(title)}</h1>
<p><em>${escapeHtml(head.source)}</em>, <time datetime="${head.date}">${long}</time></p>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
</article>
<footer>${escapeHtml(head.source)}</footer>
</body>
</html>
`;
}

/** RFC 5322 with UTF-8 in the header as RFC 2047 words; hosts end in `.invalid` (RFC 2606). */
function mail(head: Head, title: string, paragraphs: readonly string[]): string {
  const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const [year, month, day] = head.date.split('-').map(Number);
  const weekday = days[new Date(`${head.date}T00:00Z`).getUTCDay()];
  const word = (text: string) => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
  const lines = [
    `From: ${word(head.source)} <mesa${head.number}@oficina.invalid>`,
    'To: <enlace@mesa.invalid>',
    `Date: ${weekday}, ${String(day).padStart(2, '0')} ${months[(month as number) - 1]} ${year} 09:${String(head.number % 60).padStart(2, '0')}:00 -0600`,
    `Subject: ${word(title)}`,
    `Message-ID: <${head.date}.${head.number}@oficina.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...paragraphs.flatMap((text) => [text, '']),
  ];
  return lines.join('\r\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
