/** Web pages: what a person would read of them, in paragraphs, captions marked. Nothing is run or fetched. */
import { Readability } from '@mozilla/readability';
import { fail, ok, type PartialDate, type Refusal, type Result, refusal, type Span } from '@trama/model';
import { parseHTML } from 'linkedom';
import type { ReadDocument } from './format.js';
import { dayOf, statedDate } from './stated-date.js';
import { cleanText, detectEncoding, isBinary, textChunks } from './text-encoding.js';

/** What is used of a node, so that the types of a browser need not be here. */
interface HtmlNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  getAttribute?(name: string): string | null;
}

interface HtmlDocument {
  readonly title: string;
  readonly body: HtmlNode | null;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode>;
}

const ELEMENT = 1;
const TEXT = 3;
const MAX_DEPTH = 400;
const MAX_OPEN = 3000;
/** Past this no article is looked for: the whole page is read. */
const MAX_NODES = 100_000;
const UNREAD = new Set(
  'script style noscript template svg math head iframe object embed canvas audio video select option button input textarea form dialog nav'.split(
    ' ',
  ),
);
/** Left out only where the page says little in them: menus and notices around an article. */
const AROUND = new Set(['aside', 'footer']);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const TIGHT = new Set(['li', 'tr', 'dd', 'dt']);
/** An article that keeps less than this share of the page's text has lost something a person would read. */
const ARTICLE_SHARE = 0.5;

export function readHtml(bytes: Uint8Array): Result<ReadDocument, Refusal> {
  const encoding = detectEncoding(bytes);
  if (isBinary(bytes, encoding)) return fail(refusal('file-kind', { expected: 'HTML', found: 'binary data' }));
  return readHtmlText([...textChunks(bytes, encoding)].join(''));
}

export function readHtmlText(html: string): Result<ReadDocument, Refusal> {
  if (/<!DOCTYPE[^>]*\[/i.test(html.slice(0, 4096))) return fail(refusal('xml-doctype'));
  // A lone `<` is text; a flood of them would become as many nodes.
  const source = cleanText(html).replace(/<(?![a-z/!?])/gi, '&lt;');
  if (!/<[a-z!]/i.test(source)) return fail(refusal('file-kind', { expected: 'HTML', found: 'text without any tag' }));
  if (isTooDeep(source)) return broken();
  try {
    return readPage(source);
  } catch (error) {
    // A page nested so deep that walking it exhausts the stack, or markup that the parser gives up on.
    if (error instanceof RangeError || error instanceof TypeError) return broken();
    throw error;
  }
}

function broken(): { readonly ok: false; readonly error: Refusal } {
  return fail(refusal('file-broken', { expected: 'HTML page', found: 'one whose tags cannot be followed' }));
}

/** More open tags than any page has, counted without building them. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [tag] of source.matchAll(
    /<\/?(?:div|span|section|article|ul|ol|table|blockquote|b|i|em|strong|font|a)\b/gi,
  )) {
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_OPEN) return true;
  }
  return false;
}

function readPage(source: string): Result<ReadDocument, Refusal> {
  const page = parse(source);
  const title = pageTitle(page);
  const date = pageDate(page);
  const whole = new Walk();
  if (page.body !== null) whole.visit(page.body, 0);
  const article = articleOf(source);
  let walk = whole;
  if (article !== null) {
    const part = new Walk();
    part.visit(article, 0);
    if (part.length >= whole.length * ARTICLE_SHARE) walk = part;
  }
  const { text, captions } = walk.finish();
  if (text === '') return fail(refusal('file-empty'));
  const headed = title !== null && !text.slice(0, 2000).includes(title) ? `${title}\n\n` : '';
  return ok({
    text: headed + text,
    title,
    date: date ?? statedDate(text),
    pages: [],
    captions: captions.map(([start, end]): Span => [start + headed.length, end + headed.length]),
    attachments: [],
  });
}

function parse(source: string): HtmlDocument {
  const whole = /<html[\s>]/i.test(source) ? source : `<!DOCTYPE html><html><body>${source}</body></html>`;
  return parseHTML(whole).document as unknown as HtmlDocument;
}

/** The article that Readability finds, parsed again: it takes the document apart that it is given. */
function articleOf(source: string): HtmlNode | null {
  // Tags and character references become nodes, and Readability's time grows with their square.
  if (source.split(/[<&]/).length > MAX_NODES) return null;
  const document = parse(source);
  const content = new Readability(document as never).parse()?.content;
  return content == null ? null : parse(content).body;
}

function pageTitle(page: HtmlDocument): string | null {
  const candidates = [
    metaContent(page, 'meta[property="og:title"]'),
    page.querySelector('h1')?.textContent,
    page.title,
    metaContent(page, 'meta[name="title"]'),
  ];
  for (const candidate of candidates) {
    const title = candidate?.replace(/\s+/g, ' ').trim();
    if (title !== undefined && title !== '') return title;
  }
  return null;
}

const DATE_METAS = [
  'meta[property="article:published_time"]',
  'meta[name="article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="datePublished"]',
  'meta[name="pubdate"]',
  'meta[name="publish-date"]',
  'meta[name="dc.date"]',
  'meta[name="DC.date"]',
  'meta[name="dcterms.created"]',
  'meta[name="date"]',
];

function pageDate(page: HtmlDocument): PartialDate | null {
  for (const selector of DATE_METAS) {
    const date = dayOf(metaContent(page, selector) ?? '');
    if (date !== null) return date;
  }
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const stated = /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? '')?.[1];
    const date = stated === undefined ? null : dayOf(stated);
    if (date !== null) return date;
  }
  const time = page.querySelector(
    'article time[datetime], time[datetime][pubdate], header time[datetime], time[datetime]',
  );
  return dayOf(time?.getAttribute?.('datetime') ?? '');
}

function metaContent(page: HtmlDocument, selector: string): string | null {
  return page.querySelector(selector)?.getAttribute?.('content') ?? null;
}

/** Gathers the text of a tree in paragraphs. */
class Walk {
  readonly #parts: string[] = [];
  readonly #captions: [start: number, end: number][] = [];
  #length = 0;
  #gap = 0;

  get length(): number {
    return this.#length;
  }

  visit(node: HtmlNode, depth: number): void {
    if (node.nodeType === TEXT) {
      this.#text(node.textContent ?? '');
      return;
    }
    if (node.nodeType !== ELEMENT || depth > MAX_DEPTH) return;
    const name = node.localName ?? '';
    if (UNREAD.has(name) || (AROUND.has(name) && isSlight(node)) || isHidden(node)) return;
    if (name === 'br') {
      this.#break(1);
      return;
    }
    const gap = BLOCKS.has(name) ? (TIGHT.has(name) ? 1 : name === 'td' || name === 'th' ? 0 : 2) : 0;
    if (gap > 0) this.#break(gap);
    else if (BLOCKS.has(name)) this.#text(' ');
    const start = this.#length;
    for (const child of node.childNodes) this.visit(child, depth + 1);
    if (name === 'figcaption' && this.#length > start) this.#captions.push([start, this.#length]);
    if (gap > 0) this.#break(gap);
  }

  finish(): { text: string; captions: Span[] } {
    const text = this.#parts.join('');
    const captions = this.#captions.map(([from, to]): Span => {
      const raw = text.slice(from, to);
      const start = from + (raw.length - raw.trimStart().length);
      return [start, start + raw.trim().length];
    });
    return { text: text.trimEnd(), captions: captions.filter(([start, end]) => end > start) };
  }

  #text(text: string): void {
    let tidy = text.replace(/[\s\u00a0]+/g, ' ');
    if (this.#gap > 0 || this.#length === 0 || this.#endsInSpace()) tidy = tidy.trimStart();
    if (tidy === '') return;
    if (this.#gap > 0 && this.#length > 0) this.#push('\n'.repeat(this.#gap));
    this.#gap = 0;
    this.#push(tidy);
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  #endsInSpace(): boolean {
    return /\s$/.test(this.#parts.at(-1) ?? '');
  }

  #break(lines: number): void {
    this.#gap = Math.max(this.#gap, lines);
  }
}

function isSlight(node: HtmlNode): boolean {
  return (node.textContent ?? '').trim().length < 400;
}

function isHidden(node: HtmlNode): boolean {
  if (node.getAttribute === undefined) return false;
  if (node.getAttribute('hidden') !== null || node.getAttribute('aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute('style') ?? '');
}
