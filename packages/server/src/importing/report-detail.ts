/** What is kept with a report of the file besides its text: shown to all who may read the report. */
import type { SkippedRow } from '@trama/model';
import type { Json } from '@trama/store';
import type { FileContent } from './file-reading.js';
import type { ListEdition } from './list-edition.js';

/** More reasons than a person reads; the count tells how many there were. */
const SKIPPED_KEPT = 1000;

export function reportDetail(
  content: FileContent | null,
  skipped: readonly SkippedRow[],
  edition: ListEdition | null,
): Json {
  const about = { skipped: { count: skipped.length, items: skipped.slice(0, SKIPPED_KEPT) } };
  switch (content?.kind) {
    case 'text': {
      const { pages, captions, attachments } = content.document;
      return json({ pages, captions, attachments: attachments.map(({ name }) => name), ...about });
    }
    case 'records': {
      const { rows, columns, map, list, kind } = content.records;
      const part = list === null || edition === null ? null : edition.partDetail(list);
      return json({ rows, columns, map, kind, list: part, ...about });
    }
    case 'image':
      return json({ image: true, ...about });
    default:
      return json(about);
  }
}

function json(value: object): Json {
  return value as Json;
}
