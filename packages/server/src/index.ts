export { type Address, isLoopback } from './address.js';
export { connectControl } from './control/connect-control.js';
export type * from './operations.js';
export { type ExtractAnswer, type ExtractOptions, extractFiles } from './reading/extract-files.js';
export { inputFiles, openInput, type RefusedFile, refusedFile } from './reading/input-file.js';
export { type Served, type ServeOptions, serve } from './serve.js';
export { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.js';
