/** Documents as text, each format by its own reader. */
import { fail, type Refusal, type Result, refusal } from '@trama/model';
import { classifiedBanner } from './classified-banner.js';
import { readDocx } from './docx.js';
import { readEml } from './eml.js';
import type { Format, InputFile, ReadDocument } from './format.js';
import { readHtml } from './html.js';
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

async function readAs(bytes: Uint8Array, format: Format): Promise<Result<ReadDocument, Refusal>> {
  switch (format) {
    case 'text':
      return readPlainText(bytes);
    case 'html':
      return readHtml(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
      return readDocx(bytes);
    case 'eml':
      return readEml(bytes);
    default:
      return fail(refusal('file-format-unknown', { expected: 'text, html, pdf, docx, eml', found: format }));
  }
}
