import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The keys of one data folder, each in a file of mode 0600 under `keys`. */
export interface Secrets {
  /** Authenticates the command line to a running server on this folder. */
  readonly controlKey: string;
  /** 32 bytes: HMAC key of the objects named in the audit. */
  readonly auditKey: Uint8Array;
  /** Ed25519 pair that signs checkpoints. */
  readonly checkpointKey: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

/** Passwords of the embedded database's roles. */
export interface RolePasswords {
  readonly root: string;
  readonly owner: string;
  readonly app: string;
}

/** What a backup carries, so that the audit goes on under the same keys. */
export interface CarriedKeys {
  readonly auditKey: string;
  readonly checkpointKey: string;
}

export function readSecrets(dir: string): Secrets {
  const keys = keysDir(dir);
  const privateKey = createPrivateKey(readOrMake(keys, 'checkpoint.pem', makeSigningKey));
  return {
    controlKey: readOrMake(keys, 'control', () => randomBytes(32).toString('hex')).trim(),
    auditKey: Buffer.from(readOrMake(keys, 'audit', () => randomBytes(32).toString('hex')).trim(), 'hex'),
    checkpointKey: { privateKey, publicKey: createPublicKey(privateKey) },
  };
}

export function readRolePasswords(dir: string): RolePasswords {
  const password = (): string => randomBytes(24).toString('base64url');
  const make = (): string => JSON.stringify({ root: password(), owner: password(), app: password() });
  return JSON.parse(readOrMake(keysDir(dir), 'database.json', make)) as RolePasswords;
}

export function carriedKeys(secrets: Secrets): CarriedKeys {
  return {
    auditKey: Buffer.from(secrets.auditKey).toString('hex'),
    checkpointKey: secrets.checkpointKey.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

/** Puts the keys of a backup in place of those of an empty folder. */
export function placeKeys(dir: string, carried: CarriedKeys): void {
  const keys = keysDir(dir);
  writeKey(keys, 'audit', carried.auditKey);
  writeKey(keys, 'checkpoint.pem', carried.checkpointKey);
}

function keysDir(dir: string): string {
  const keys = path.join(dir, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  return keys;
}

function makeSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function readOrMake(keys: string, name: string, make: () => string): string {
  try {
    return readFileSync(path.join(keys, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const text = make();
    writeKey(keys, name, text);
    return text;
  }
}

/** Whole or not at all, also when the machine stops between. */
function writeKey(keys: string, name: string, text: string): void {
  const draft = path.join(keys, `.${name}.${process.pid}`);
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, path.join(keys, name));
}
