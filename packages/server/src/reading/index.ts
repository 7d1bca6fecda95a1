/** Reading files where no workbench is needed: loads neither the database nor the web server. */
export { type ExtractAnswer, type ExtractOptions, extractFiles } from './extract-files.js';
export { inputFiles, openInput, type RefusedFile, refusedFile } from './input-file.js';
