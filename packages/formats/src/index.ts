export { MOST_ATTACHMENTS, MOST_EMAILS_DEEP, sortAttachments } from './attachments.js';
export { classifiedBanner } from './classified-banner.js';
export { detectFormat } from './detect-format.js';
export type { Format, FormatKind, InputFile, Page, ReadDocument } from './format.js';
export { FORMATS, formatKind, parseFormat } from './format.js';
export { type FtmEntity, writeFtm } from './ftm-entity.js';
export { guessMap } from './guess-map.js';
export { stripImage } from './image.js';
export {
  compareEditions,
  type ListChange,
  type ListEdition,
  type ListFingerprint,
  listFingerprints,
} from './list-fingerprint.js';
export { readDocument } from './read-document.js';
export { readRecords } from './read-records.js';
export type { ListPart, Progress, RecordKind, RecordOptions, RecordsRead, SourceCell } from './records.js';
export { answerLimited, type RunLimits, runLimited, type Send } from './run-limited.js';
export { readRows } from './source-row.js';
export { parseMap, type TableMap } from './table-map.js';
export { isTimeZone } from './time-zone.js';
