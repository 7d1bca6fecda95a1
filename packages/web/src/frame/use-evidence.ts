import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { type EvidenceAddress, readEvidence, writeEvidence } from './evidence-address.js';

/** The drawer's content lives in the address: reload, back and a link to a colleague keep it. */
export function useEvidence() {
  const [params, setParams] = useSearchParams();
  const shown = readEvidence(params.get('evidence'));
  const open = useCallback(
    (of: EvidenceAddress) =>
      setParams(
        (now) => {
          now.set('evidence', writeEvidence(of));
          now.delete('text');
          return now;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  const close = useCallback(
    () =>
      setParams(
        (now) => {
          now.delete('evidence');
          now.delete('text');
          return now;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  const openClaims = useCallback(
    (ids: readonly string[], notShown = 0) => open({ kind: 'claims', ids, notShown }),
    [open],
  );
  /** The report whose text stands in the drawer, at the claim that says so. */
  const textOf = params.get('text');
  const showText = useCallback(
    (claim: string | null) =>
      setParams(
        (now) => {
          if (claim === null) now.delete('text');
          else now.set('text', claim);
          return now;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  return { shown, open, openClaims, close, textOf, showText };
}
