export { extract } from './extract.js';
export type { ExtractedMention, ExtractInput, Extraction } from './extraction.js';
