/** The proof that the server asks for before some acts: one question, however many calls wait for its answer. */
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';

interface Proof {
  /** True once this reader has proved who they are; false where they would not. */
  readonly ask: () => Promise<boolean>;
  readonly isAsked: boolean;
  readonly settle: (proven: boolean) => void;
}
const ProofContext = createContext<Proof | null>(null);

export function ProofProvider({ children }: { readonly children: ReactNode }) {
  const waiting = useRef<{ readonly answer: Promise<boolean>; readonly resolve: (proven: boolean) => void } | null>(
    null,
  );
  const [isAsked, setAsked] = useState(false);
  const ask = useCallback(() => {
    if (waiting.current === null) {
      let resolve = (_proven: boolean): void => {};
      const answer = new Promise<boolean>((settled) => {
        resolve = settled;
      });
      waiting.current = { answer, resolve };
      setAsked(true);
    }
    return waiting.current.answer;
  }, []);
  const settle = useCallback((proven: boolean) => {
    waiting.current?.resolve(proven);
    waiting.current = null;
    setAsked(false);
  }, []);
  const value = useMemo(() => ({ ask, isAsked, settle }), [ask, isAsked, settle]);
  return <ProofContext value={value}>{children}</ProofContext>;
}

export function useProof(): Proof {
  const proof = use(ProofContext);
  if (!proof) throw new Error('useProof outside ProofProvider');
  return proof;
}
