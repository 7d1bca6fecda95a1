import { ok, type Refusal, type Result } from '@trama/model';
import { findCaptions, headline } from './caption.js';
import type { ReadDocument } from './format.js';
import { statedDate } from './stated-date.js';
import { decodeText } from './text-encoding.js';

/** A text file as it stands; refusals as `decodeText`. */
export function readPlainText(bytes: Uint8Array): Result<ReadDocument, Refusal> {
  const text = decodeText(bytes);
  return text.ok ? ok(documentOf(text.value)) : text;
}

/** A document of nothing but text: what can be known of it stands in the text. */
export function documentOf(text: string): ReadDocument {
  return {
    text,
    title: headline(text),
    date: statedDate(text),
    pages: [],
    captions: findCaptions(text),
    attachments: [],
  };
}
