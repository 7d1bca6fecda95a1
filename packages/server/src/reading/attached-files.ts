/** A file and what is attached to it: an e-mail's attachments are read as files of their own, right after it. */
import { basename } from 'node:path';
import { type InputFile, MOST_ATTACHMENTS, MOST_EMAILS_DEEP } from '@trama/formats';
import type { ReportId } from '@trama/model';
import { fileOrder } from '../importing/file-order.js';
import type { ImportFile } from '../operations.js';

export interface Taken<T> {
  readonly file: ImportFile;
  readonly value: T;
}

/** Takes one file, `most` of whose attachments may be handed on. */
export type Take<T> = (
  file: ImportFile,
  most: number,
) => Promise<{ readonly value: T; readonly attached: readonly ImportFile[] }>;

/** The file itself comes first; among attachments people come before the ties that name them. */
export async function takeWithAttached<T>(given: ImportFile, take: Take<T>, signal?: AbortSignal): Promise<Taken<T>[]> {
  const taken: Taken<T>[] = [];
  let left = MOST_ATTACHMENTS;
  let round: readonly ImportFile[] = [given];
  for (let deep = 0; round.length > 0; deep++) {
    const next: ImportFile[] = [];
    const { texts, inOrder } = round.length === 1 ? { texts: [0], inOrder: [] } : await fileOrder(round, false);
    for (const i of [...texts, ...inOrder]) {
      if (signal?.aborted) return taken;
      const file = round[i] as ImportFile;
      const { value, attached } = await take(file, deep < MOST_EMAILS_DEEP ? left : 0);
      taken.push({ file, value });
      left -= attached.length;
      next.push(...attached);
    }
    round = next;
  }
  return taken;
}

/** Named by the e-mail and the name in it; of two with the same name the later one gets its number before it. */
export function attachedFiles(
  email: ImportFile,
  attachments: readonly InputFile[],
  report: ReportId | null,
): ImportFile[] {
  const names = new Set<string>();
  return attachments.map(({ name: said, bytes }, i) => {
    const bare = basename(said.replaceAll('\\', '/')) || 'attachment';
    const name = names.has(bare) ? `${i + 1}-${bare}` : bare;
    names.add(name);
    const file = { given: `${email.given}/${name}`, path: '', bytes };
    return report === null ? file : { ...file, attachedTo: report };
  });
}
