import type { ClaimState } from '@trama/model';
import { useVocabulary } from '../language/language.js';

/** Solid: a person accepted it. Hatched: a machine's draft. Faint: rejected or withdrawn. Dotted: an algorithm's guess. */
export function ClaimSign({ state, inferred = false }: { readonly state: ClaimState; readonly inferred?: boolean }) {
  const v = useVocabulary();
  return (
    <span className="claim-sign">
      <span aria-hidden="true" className={`swatch ${signClass(state, inferred)}`} />
      {v('claimState', state)}
    </span>
  );
}

export function signClass(state: ClaimState, inferred: boolean): string {
  if (state === 'draft') return inferred ? 'sign-guess' : 'sign-draft';
  return state === 'accepted' ? 'sign-accepted' : 'sign-rejected';
}
