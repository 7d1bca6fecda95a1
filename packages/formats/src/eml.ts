/** E-mail messages (RFC 5322): headers and the readable body; attachments are handed on unread. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { findCaptions } from './caption.js';
import type { InputFile, ReadDocument } from './format.js';
import { readHtmlText } from './html.js';
import { dayOf } from './stated-date.js';
import { cleanText } from './text-encoding.js';

const HEADER = /^[A-Za-z][A-Za-z0-9-]*:[ \t]?/;

/** Refusals: `file-kind` where it does not begin with headers, `file-broken`, `file-empty`. */
export async function readEml(bytes: Uint8Array): Promise<Result<ReadDocument, Refusal>> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2000)).toString('latin1');
  if (!HEADER.test(head.replace(/^(?:\xef\xbb\xbf|From .*\r?\n)/, ''))) {
    return fail(refusal('file-kind', { expected: 'an e-mail', found: 'a file without headers' }));
  }
  let mail: Email;
  try {
    mail = await PostalMime.parse(Uint8Array.from(bytes), { attachmentEncoding: 'arraybuffer', maxNestingDepth: 32 });
  } catch {
    return fail(refusal('file-broken', { expected: 'e-mail', found: 'one whose parts do not parse' }));
  }
  const body = bodyOf(mail);
  const attachments = mail.attachments.map(attachmentOf);
  if (body === '' && attachments.length === 0) return fail(refusal('file-empty'));
  const subject = mail.subject === undefined ? '' : oneLine(mail.subject);
  const stated = mail.headers.find(({ key }) => key === 'date')?.value ?? mail.date ?? '';
  const lines = [
    ['From', addresses(mail.from === undefined ? [] : [mail.from])],
    ['To', addresses(mail.to ?? [])],
    ['Date', oneLine(stated)],
    ['Subject', subject],
  ].filter(([, value]) => value !== '');
  const text = `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`.trim();
  return ok({
    text,
    title: subject === '' ? null : subject,
    date: dayOf(stated),
    pages: [],
    captions: findCaptions(text),
    attachments,
  });
}

function bodyOf(mail: Email): string {
  const plain = cleanText(mail.text ?? '').trim();
  if (plain !== '' || mail.html === undefined) return plain;
  const page = readHtmlText(mail.html);
  return page.ok ? page.value.text : '';
}

function attachmentOf(attachment: Email['attachments'][number], index: number): InputFile {
  const ending = attachment.mimeType === 'message/rfc822' ? '.eml' : '';
  const name = oneLine(attachment.filename ?? '') || `attachment-${index + 1}${ending}`;
  const { content } = attachment;
  return { name, bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content) };
}

function addresses(list: readonly Address[]): string {
  return list
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => oneLine(name === '' ? (address ?? '') : address ? `${name} <${address}>` : name))
    .filter((text) => text !== '')
    .join(', ');
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
