/** Text of PDF pages in reading order. Nothing in the file is evaluated or fetched. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { labelledTitle } from './caption.js';
import type { Page, ReadDocument } from './format.js';
import { documentOf } from './plain-text.js';
import { cleanText } from './text-encoding.js';

/** One run of glyphs: text, its place in points from the lower left corner, its height. */
interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Line {
  text: string;
  readonly y: number;
  readonly x: number;
  end: number;
  height: number;
}

interface PdfItem {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

/** Refusals: `file-kind`, `file-encrypted`, `file-broken`, `file-empty` (a scan has no text). */
export async function readPdf(bytes: Uint8Array): Promise<Result<ReadDocument, Refusal>> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-')) {
    return fail(refusal('file-kind', { expected: 'a PDF', found: 'another kind of file' }));
  }
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 1,
    cMapUrl: new URL('cmaps/', import.meta.resolve('pdfjs-dist/package.json')).href.replace(/^file:\/\//, ''),
    cMapPacked: true,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: Page[] = [];
    let text = '';
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const body = cleanText(pageText(runsOf(content.items as readonly PdfItem[]))).trim();
      page.cleanup();
      if (text !== '' && body !== '') text += '\n\n';
      pages.push({ page: number, start: text.length, end: text.length + body.length });
      text += body;
    }
    if (text === '') return fail(refusal('file-empty'));
    const info = await document.getMetadata();
    const title = titleOf(info.info);
    const read = documentOf(text);
    return ok({ ...read, title: labelledTitle(read.text) ?? title ?? read.title, pages });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return fail(refusal('file-encrypted'));
    return fail(refusal('file-broken', { expected: 'PDF', found: 'one that does not open' }));
  } finally {
    await task.destroy();
  }
}

/** Titles that programs put in by themselves say nothing. */
function titleOf(info: unknown): string | null {
  const title = (info as { Title?: unknown } | null)?.Title;
  if (typeof title !== 'string') return null;
  const tidy = cleanText(title).replace(/\s+/g, ' ').trim();
  return tidy === '' || /^(?:untitled|microsoft word|sin t[ií]tulo|document\d*)\b|\.(?:docx?|pdf|indd)$/i.test(tidy)
    ? null
    : tidy;
}

function runsOf(items: readonly PdfItem[]): Run[] {
  const runs: Run[] = [];
  for (const { str, transform, width, height } of items) {
    if (str === undefined || str === '' || transform === undefined) continue;
    const size = height !== undefined && height > 0 ? height : Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
    runs.push({ text: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width: width ?? 0, height: size || 10 });
  }
  return runs;
}

/** Lines to paragraphs: a gap of more than a line, or a step up the page (the next column), parts them. */
function pageText(runs: readonly Run[]): string {
  const lines = inOrder(linesOf(runs));
  let text = '';
  let before: Line | null = null;
  for (const line of lines) {
    const tidy = line.text.replace(/\s+/g, ' ').trim();
    if (tidy === '') continue;
    if (before !== null) text = join(text, tidy, isNewParagraph(before, line));
    else text = tidy;
    before = line;
  }
  return text;
}

function isNewParagraph(before: Line, line: Line): boolean {
  const step = before.y - line.y;
  const height = Math.max(before.height, line.height);
  if (step < -height || step > height * 1.7) return true;
  return Math.abs(before.height - line.height) > height * 0.25;
}

/** A word cut at the line's end is joined; "US-" before a capital keeps its hyphen. */
function join(text: string, line: string, paragraph: boolean): string {
  if (paragraph) return `${text}\n\n${line}`;
  if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
  return text.endsWith('-') ? text + line : `${text} ${line}`;
}

function linesOf(runs: readonly Run[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  for (const run of runs) {
    const gap: number = line === null ? 0 : run.x - line.end;
    if (
      line !== null &&
      Math.abs(run.y - line.y) < run.height * 0.5 &&
      gap > -run.height * 2 &&
      gap < run.height * 12
    ) {
      const space = gap > run.height * 0.15 && !line.text.endsWith(' ') && !run.text.startsWith(' ');
      line.text += (space ? ' ' : '') + run.text;
      line.end = run.x + run.width;
      if (run.text.trim() !== '') line.height = Math.max(line.height, run.height);
    } else {
      if (run.text.trim() === '') continue;
      line = { text: run.text, x: run.x, y: run.y, end: run.x + run.width, height: run.height };
      lines.push(line);
    }
  }
  return lines;
}

/** Most files hold their text in reading order; one that jumps about is read from the top down. */
function inOrder(lines: readonly Line[]): readonly Line[] {
  let jumps = 0;
  for (let i = 1; i < lines.length; i++) {
    if ((lines[i] as Line).y > (lines[i - 1] as Line).y + (lines[i] as Line).height) jumps++;
  }
  if (jumps <= 3 || jumps < lines.length * 0.2) return lines;
  return [...lines].sort((a, b) => (Math.abs(a.y - b.y) < a.height * 0.5 ? a.x - b.x : b.y - a.y));
}
