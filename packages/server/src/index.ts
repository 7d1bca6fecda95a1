export { SAMPLE_MOST, type Sample, type SampledPerson, type YearFigures } from '@trama/contract';
export { type Address, isLoopback } from './address.js';
export { connectControl } from './control/connect-control.js';
export type * from './operations.js';
export { type Served, type ServeOptions, serve } from './serve.js';
export { type SignInSettings, signInSettings } from './sign-in/sign-in-settings.js';
export { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.js';
