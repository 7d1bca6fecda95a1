import type { Store } from './store.js';

export interface LedgerCounts {
  readonly reports: number;
  readonly mentions: number;
  readonly claims: number;
  readonly decisions: number;
  readonly judgements: number;
}
export interface DoctorCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
}

/** Exact, over all agencies; numbers only. */
export async function ledgerCounts(_store: Store): Promise<LedgerCounts> {
  throw new Error('body to come');
}
export async function doctor(_store: Store): Promise<{ ok: boolean; ledger: LedgerCounts; checks: DoctorCheck[] }> {
  throw new Error('body to come');
}
