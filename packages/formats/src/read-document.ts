/** Documents as text, each format by its own reader. */
import { fail, type Refusal, type Result, refusal } from '@trama/model';
import { classifiedBanner } from './classified-banner.js';
import { detectFormat } from './detect-format.js';
import { type Format, formatKind, type InputFile, type ReadDocument } from './format.js';
import { readPdf } from './pdf.js';
import { readPlainText } from './plain-text.js';

/**
 * The text of a document with what it says about itself. Refusals: those of the format's reader, and
 * `marking-classified` for a text that bears the banner of a classified document, or an e-mail to which such a
 * text is attached: its bytes would bring the other with them.
 */
export async function readDocument(file: InputFile, format: Format): Promise<Result<ReadDocument, Refusal>> {
  if (file.bytes.length === 0) return fail(refusal('file-empty'));
  const read = await readAs(file.bytes, format);
  if (!read.ok) return read;
  const classified = classifiedBanner(read.value.text);
  if (classified !== null) return fail(classified);
  for (const attached of read.value.attachments) {
    const found = detectFormat(attached);
    if (!found.ok || formatKind(found.value) !== 'document') continue;
    const inside = await readDocument(attached, found.value);
    if (!inside.ok && inside.error.code === 'marking-classified') return inside;
  }
  return read;
}

/** Readers with large libraries are loaded when a file needs them: each file waits for its own process to start. */
async function readAs(bytes: Uint8Array, format: Format): Promise<Result<ReadDocument, Refusal>> {
  switch (format) {
    case 'text':
      return readPlainText(bytes);
    case 'html':
      return (await import('./html.js')).readHtml(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
      return (await import('./docx.js')).readDocx(bytes);
    case 'eml':
      return (await import('./eml.js')).readEml(bytes);
    default:
      return fail(refusal('file-format-unknown', { expected: 'text, html, pdf, docx, eml', found: format }));
  }
}
