/** Records of a file as drafts: tables, lists, entities. */
import { type DraftSink, fail, type Refusal, type Result, refusal } from '@trama/model';
import { BUILT_IN_MAPS } from './built-in-map.js';
import type { Format, InputFile } from './format.js';
import { readFtm } from './ftm-records.js';
import { readOfac, readOfacXml } from './ofac-list.js';
import { isListXml } from './ofac-xml.js';
import { readTable, refusals } from './read-table.js';
import type { Progress, RecordOptions, RecordsRead } from './records.js';
import { sheetOrRefuse } from './sheet.js';
import { openTable, tableRows } from './table-file.js';

const READ_NOW = 'csv, xlsx, ofac, ftm, acled, ucdp';

/**
 * Reads the records of a file into `sink`; a row that cannot be read goes to `sink.skip` with its
 * reason. On a refusal the sink may already hold drafts: the caller drops them.
 */
export async function readRecords(
  file: InputFile,
  format: Format,
  options: RecordOptions,
  sink: DraftSink,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<Result<RecordsRead, Refusal>> {
  switch (format) {
    case 'csv':
    case 'acled':
    case 'ucdp': {
      const map = options.map ?? (format === 'csv' ? null : BUILT_IN_MAPS[format]);
      const table = await openTable(file);
      if (!table.ok) return table;
      return refusals(() => readTable(tableRows(table.value), { ...options, map }, sink, progress, signal));
    }
    case 'ofac': {
      if (isListXml(file.bytes)) return refusals(() => readOfacXml(file.bytes, options, sink, progress, signal));
      const table = await openTable(file);
      if (!table.ok) return table;
      return refusals(() => readOfac(() => tableRows(table.value), options, sink, progress, signal));
    }
    case 'xlsx':
      return refusals(async () => {
        const sheet = await sheetOrRefuse(file.bytes);
        for (const { name, hidden } of sheet.others) {
          sink.skip({
            where: `sheet ${name}`,
            why: `${hidden ? 'a hidden sheet' : 'another sheet'}; ${sheet.name} was read`,
          });
        }
        return readTable(sheet.rows(), options, sink, progress, signal);
      });
    case 'ftm':
      return refusals(() => readFtm(file.bytes, sink, progress, signal));
    default:
      return fail(refusal('file-format-unknown', { expected: READ_NOW, found: format }));
  }
}
