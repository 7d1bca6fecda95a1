/** Documents as text, each format by its own reader. */
import { fail, type Refusal, type Result, refusal } from '@trama/model';
import { classifiedBanner } from './classified-banner.js';
import type { Format, InputFile, ReadDocument } from './format.js';
import { readPdf } from './pdf.js';
import { readPlainText } from './plain-text.js';

/**
 * The text of a document with what it says about itself. Refusals: those of the format's reader, and
 * `marking-classified` for a text that bears the banner of a classified document.
 */
export async function readDocument(file: InputFile, format: Format): Promise<Result<ReadDocument, Refusal>> {
  if (file.bytes.length === 0) return fail(refusal('file-empty'));
  const read = await readAs(file.bytes, format);
  if (!read.ok) return read;
  const classified = classifiedBanner(read.value.text);
  return classified === null ? read : fail(classified);
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
