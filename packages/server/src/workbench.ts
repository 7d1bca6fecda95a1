/** A data folder that this process has open: the store, the readers' worlds, what runs. */
import { ok, type Refusal, type Result } from '@trama/model';
import { openWorlds, type Worlds } from '@trama/project';
import {
  type Checkpoints,
  finishPurges,
  keepCheckpoints,
  LONGEST_SESSION,
  openStore,
  type SessionLimits,
  type Store,
  type StoreOptions,
} from '@trama/store';
import type { Address } from './address.js';
import { folderOperations } from './folder-operations.js';
import { Jobs } from './jobs.js';
import { LiveHub } from './live-hub.js';
import type { Operations } from './operations.js';
import { osUserName } from './os-user.js';
import { Seals } from './sealing/seal.js';
import { openProvider, type Provider } from './sign-in/provider.js';
import type { ProviderSettings } from './sign-in/provider-settings.js';

export interface WorkbenchOptions extends StoreOptions {
  /** Of HOST and PORT: sign-in links are made from it until a server tells its own. */
  readonly address: Address;
  /** Default: the longest. */
  readonly limits?: SessionLimits;
  /** Where checkpoints of the audit are written besides the folder; default nowhere. */
  readonly checkpointDir?: string | null;
  readonly origin?: string | null;
  readonly provider?: ProviderSettings | null;
}

export interface Workbench {
  readonly store: Store;
  readonly checkpoints: Checkpoints;
  readonly worlds: Worlds;
  /** Ids and cursors as each agency sees them. */
  readonly seals: Seals;
  readonly jobs: Jobs;
  readonly live: LiveHub;
  /** How long a session lasts. */
  readonly limits: SessionLimits;
  /** Where browsers meet it, as the operator says; null: the host that is asked. */
  readonly origin: string | null;
  /** The OpenID provider; null where none is named. */
  readonly provider: Provider | null;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Where it is served, or would be. */
  readonly address: () => Address;
  /** Told by the server when it listens, null when it stops. */
  serveAt(address: Address | null): void;
  /** Begins to take what was purged off the disk. */
  finishPurges(): void;
  /** Drops what is held in memory of records: after a purge, by whichever server on the folder. */
  forget(): void;
  /** The folder's operations in the name of this operating-system user. */
  operationsOf(osUser: string | null): Operations;
  /** The same in the name of the one who runs this process. */
  readonly operations: Operations;
  close(): Promise<void>;
}

/** Opens the folder without serving it. Refusals are those of openStore. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Result<Workbench, Refusal>> {
  const store = await openStore(options);
  if (!store.ok) return store;
  const workbench = workbenchOf(store.value, { ...options, now: () => new Date() });
  await workbench.checkpoints.begin();
  return ok(workbench);
}

/** A workbench on a store that is open; tests pass their own clock. @internal */
export function workbenchOf(
  store: Store,
  options: Pick<WorkbenchOptions, 'address' | 'checkpointDir' | 'limits' | 'log' | 'origin' | 'provider'> & {
    readonly now: () => Date;
  },
): Workbench {
  const { log, now } = options;
  const worlds = openWorlds(store, { log });
  const checkpoints = keepCheckpoints(store, { outside: options.checkpointDir ?? null, now, log });
  const jobs = new Jobs();
  const scrubbing = new AbortController();
  const live = new LiveHub(store, log, now);
  const seals = new Seals(store.idKey);
  let served: Address | null = null;
  const address = () => served ?? options.address;
  const folder = { store, checkpoints, worlds, seals, now, log, address };
  const operationsOf = (osUser: string | null) => folderOperations(folder, osUser);
  return {
    ...folder,
    jobs,
    live,
    limits: options.limits ?? LONGEST_SESSION,
    origin: options.origin ?? null,
    provider: options.provider ? openProvider(options.provider) : null,
    serveAt: (at) => {
      served = at;
    },
    finishPurges: () => {
      void finishPurges(store, { signal: scrubbing.signal }).catch((error: { code?: string; name: string }) =>
        log(`purge: the disk is still to be cleaned (${error.code ?? error.name}); the next start does it`),
      );
    },
    forget: () => {
      worlds.forget();
      jobs.forgetEnded();
    },
    operationsOf,
    operations: operationsOf(osUserName()),
    close: async () => {
      scrubbing.abort();
      jobs.cancelAll();
      live.close();
      worlds.close();
      await checkpoints.close();
      await store.close();
    },
  };
}
