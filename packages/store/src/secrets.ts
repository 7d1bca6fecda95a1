import type { KeyObject } from 'node:crypto';

/** The keys of one data folder, each in a file of mode 0600 under `keys`. */
export interface Secrets {
  /** Authenticates the command line to a running server on this folder. */
  readonly controlKey: string;
  /** 32 bytes: HMAC key of the objects named in the audit. */
  readonly auditKey: Uint8Array;
  /** Ed25519 pair that signs checkpoints. */
  readonly checkpointKey: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}
