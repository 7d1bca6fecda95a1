/** Word documents: the paragraphs' text. The archive is judged before anything of it is read. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import mammoth from 'mammoth';
import { isZip, openArchive } from './archive.js';
import { labelledTitle } from './caption.js';
import { classifiedBanner } from './classified-banner.js';
import type { ReadDocument } from './format.js';
import { documentOf } from './plain-text.js';
import { cleanText } from './text-encoding.js';

const PARTS = /^(?:word\/document\.xml|docProps\/core\.xml|word\/(?:header|footer)\d*\.xml)$/;
/** Headers and footers are no part of the text, but bear the banners of classified documents. */
const MARGIN = /^word\/(?:header|footer)/;

/** Refusals: `marking-classified` (by a page header or footer), `file-kind`, those of `openArchive`, `file-broken`, `file-empty`. */
export async function readDocx(bytes: Uint8Array): Promise<Result<ReadDocument, Refusal>> {
  if (!isZip(bytes)) return fail(refusal('file-kind', { expected: 'a DOCX', found: 'another kind of file' }));
  const parts = await openArchive(bytes, 'DOCX', (name) => PARTS.test(name));
  if (!parts.ok) return parts;
  if (!parts.value.some(({ name }) => name === 'word/document.xml')) {
    return fail(refusal('file-kind', { expected: 'a DOCX', found: 'an archive without a Word document' }));
  }
  for (const { name, bytes: part } of parts.value) {
    const classified = MARGIN.test(name) ? classifiedBanner(xmlText(part)) : null;
    if (classified !== null) return fail(classified);
  }
  let raw: string;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    raw = (await mammoth.extractRawText({ buffer })).value;
  } catch {
    return fail(refusal('file-broken', { expected: 'DOCX', found: 'one that does not open' }));
  }
  const text = cleanText(raw)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '') return fail(refusal('file-empty'));
  const core = parts.value.find(({ name }) => name === 'docProps/core.xml');
  const read = documentOf(text);
  return ok({
    ...read,
    title: labelledTitle(text) ?? (core === undefined ? null : coreTitle(core.bytes)) ?? read.title,
  });
}

function xmlText(bytes: Uint8Array): string {
  const xml = Buffer.from(bytes).toString('utf8');
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^<>]*>/g, '');
}

function coreTitle(bytes: Uint8Array): string | null {
  const xml = Buffer.from(bytes).toString('utf8');
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(xml)?.[1]?.trim();
  if (title === undefined || title === '') return null;
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return cleanText(title.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] as string));
}
