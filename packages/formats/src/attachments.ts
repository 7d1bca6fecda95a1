/** Which attachments of an e-mail are read as files of their own; the others are named, each with a reason. */
import type { SkippedRow } from '@trama/model';
import { detectFormat } from './detect-format.js';
import { type FormatKind, formatKind, type InputFile } from './format.js';

/** Of one file that was given, e-mails within it included. */
export const MOST_ATTACHMENTS = 100;
/** Of one e-mail, all together. */
const MOST_ATTACHED_BYTES = 50_000_000;
/** E-mails within e-mails whose attachments are still read. */
export const MOST_EMAILS_DEEP = 3;

export interface SortedAttachments {
  readonly taken: readonly InputFile[];
  readonly skipped: readonly SkippedRow[];
}

/** `most`: how many may still be taken. */
export function sortAttachments(
  attachments: readonly InputFile[],
  { most, kinds }: { readonly most: number; readonly kinds: readonly FormatKind[] },
): SortedAttachments {
  const taken: InputFile[] = [];
  const skipped: SkippedRow[] = [];
  let bytes = 0;
  for (const [i, file] of attachments.entries()) {
    const why = reason(file, kinds) ?? beyond(taken.length + 1 > most, bytes + file.bytes.length > MOST_ATTACHED_BYTES);
    if (why === null) {
      taken.push(file);
      bytes += file.bytes.length;
    } else skipped.push({ where: `attachment ${i + 1}, ${file.name}`, why });
  }
  return { taken, skipped };
}

function reason(file: InputFile, kinds: readonly FormatKind[]): string | null {
  const format = detectFormat(file);
  if (!format.ok) return `not read; ${format.error.details?.found ?? 'an empty file'}`;
  return kinds.includes(formatKind(format.value)) ? null : `not a text; ${format.value}`;
}

function beyond(inNumber: boolean, inSize: boolean): string | null {
  if (inNumber) return `beyond ${MOST_ATTACHMENTS} attachments or e-mails ${MOST_EMAILS_DEEP} deep`;
  return inSize ? `beyond ${MOST_ATTACHED_BYTES / 1_000_000} MB of attachments` : null;
}
