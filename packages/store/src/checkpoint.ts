/** A checkpoint: a signed statement of how far the audit reached, to be kept outside the database. */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { insideStore, type Store } from './store.js';

/** Hexadecimal hash; base64 key and signature. */
export interface Checkpoint {
  readonly seq: string;
  readonly hash: string;
  readonly at: string;
  readonly publicKey: string;
  readonly signature: string;
}

export async function makeCheckpoint(store: Store, now: Date): Promise<Checkpoint> {
  const { rows } = await insideStore(store).pool.query<{ seq: string | null; hash: Buffer | null }>(
    'select seq, hash from trama.audit_head()',
  );
  const { privateKey, publicKey } = store.secrets.checkpointKey;
  const statement = { seq: rows[0]?.seq ?? '0', hash: rows[0]?.hash?.toString('hex') ?? '', at: now.toISOString() };
  return {
    ...statement,
    publicKey: keyText(publicKey),
    signature: sign(null, signedBytes(statement), privateKey).toString('base64'),
  };
}

function signedBytes(of: Pick<Checkpoint, 'seq' | 'hash' | 'at'>): Buffer {
  return Buffer.from(`trama audit checkpoint 1\n${of.seq}\n${of.hash}\n${of.at}\n`);
}

/** The folder's public key as it stands in its checkpoints. */
export function checkpointKeyOf(store: Store): string {
  return keyText(store.secrets.checkpointKey.publicKey);
}

function keyText(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** By this folder's own key: whoever could forge the checkpoint's key could forge the rest. */
export function isSigned(store: Store, checkpoint: Checkpoint): boolean {
  const { seq, hash, publicKey, signature } = checkpoint;
  if (checkpointKeyOf(store) !== publicKey || !/^\d{1,18}$/.test(seq) || !/^[0-9a-f]*$/.test(hash)) return false;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
  return verify(null, signedBytes(checkpoint), key, Buffer.from(signature, 'base64'));
}

export function parseCheckpoint(text: string): Checkpoint | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { seq, hash, at, publicKey, signature } = value as Record<string, unknown>;
    const fields = { seq, hash, at, publicKey, signature };
    const texts = Object.values(fields).every((field) => typeof field === 'string');
    return texts && /^\d{1,18}$/.test(String(seq)) ? (fields as Checkpoint) : null;
  } catch {
    return null;
  }
}
