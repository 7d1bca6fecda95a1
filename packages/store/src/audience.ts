import type { Marking } from '@trama/model';
import type { Tx } from './transaction.js';

/** A digest that names what this reader may see by marking: readers of equal digests share projections. */
export async function audienceOf(_tx: Tx): Promise<{ digest: string; agency: string | null }> {
  throw new Error('body to come');
}
export async function ledgerPosition(_tx: Tx): Promise<bigint> {
  throw new Error('body to come');
}
/** The number of this marking with this originator; made when new. */
export async function internMarking(_tx: Tx, _agency: string, _marking: Marking): Promise<number> {
  throw new Error('body to come');
}
