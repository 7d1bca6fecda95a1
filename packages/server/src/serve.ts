import type { Refusal, Result } from '@trama/model';
import type { Address } from './address.js';
import type { Workbench } from './workbench.js';

export interface ServeOptions extends Address {
  /** Folder of the built web application; default: packages/web/dist-app. */
  readonly webDir?: string | null;
}

export interface Served {
  readonly url: string;
  /** Ends open requests and streams within 3 s. The workbench stays open. */
  close(): Promise<void>;
}

/** Serves the workbench. Refusals: port-taken, host-refused. */
export function serve(_workbench: Workbench, _options: ServeOptions): Promise<Result<Served, Refusal>> {
  throw new Error('not written yet');
}
