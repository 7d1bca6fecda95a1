/** Serves a workbench on a port, and tells the command line where. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { type Address, addressUrl, isLoopback } from './address.js';
import { SERVER_FILE } from './control/server-file.js';
import { workbenchApp } from './http/workbench-app.js';
import { clearTemporaryFiles } from './reading/temporary-file.js';
import type { Workbench } from './workbench.js';

export interface ServeOptions extends Address {
  /** Folder of the built web application; default packages/web/dist-app. */
  readonly webDir?: string | null;
}

export interface Served {
  readonly url: string;
  /** Ends open requests and streams within 3 s. The workbench stays open. */
  close(): Promise<void>;
}

const LONGEST_CLOSE_MS = 3000;

/** Serves the workbench; port 0 takes a free one. Refusals: port-taken, host-refused. */
export async function serve(workbench: Workbench, options: ServeOptions): Promise<Result<Served, Refusal>> {
  const { store, live, jobs } = workbench;
  if (store.info.demonstration && !isLoopback(options.host)) {
    return fail(refusal('host-refused', { found: options.host }));
  }
  await clearTemporaryFiles(store.info.dataDir);
  const app = await workbenchApp(workbench, options.webDir ?? null);
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await app.close();
    const code = (error as { code?: string }).code;
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      return fail(refusal('port-taken', { port: String(options.port) }));
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return fail(
        refusal('option-invalid', { option: 'HOST', expected: 'an address of this machine', found: options.host }),
      );
    }
    throw error;
  }
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  const address: Address = { host: options.host, port };
  workbench.serveAt(address);
  const stopListening = store.listen((what) => {
    if (what === 'purge') workbench.forget();
  });
  if (!isLoopback(options.host)) {
    workbench.log(`served on ${options.host} in the clear: let a proxy with HTTPS stand before it, on this machine`);
  }
  const file = join(store.info.dataDir, SERVER_FILE);
  await writeFile(file, JSON.stringify({ pid: process.pid, ...address }), { mode: 0o600 });
  return ok({
    url: addressUrl(address),
    close: async () => {
      await rm(file, { force: true });
      jobs.cancelAll();
      stopListening();
      live.close();
      workbench.serveAt(null);
      const late = setTimeout(() => app.server.closeAllConnections(), LONGEST_CLOSE_MS);
      await app.close();
      clearTimeout(late);
    },
  });
}
