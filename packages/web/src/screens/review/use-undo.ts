import type { ClaimId, DecisionId, JudgementId } from '@trama/model';
import { useRef, useState } from 'react';

/** One act that can be taken back, and how it is called. */
export interface Done {
  readonly what: string;
  readonly decisions: readonly DecisionId[];
  readonly judgement: JudgementId | null;
  /** Where one stood when it was done. */
  readonly claim: ClaimId | null;
}

/** The acts of this visit, the last first to be taken back. */
export function useUndo() {
  const done = useRef<Done[]>([]);
  const [undoable, setUndoable] = useState<string | null>(null);
  return {
    undoable,
    remember: (entry: Done) => {
      done.current.push(entry);
      setUndoable(entry.what);
    },
    takeLast: (): Done | null => {
      const last = done.current.pop() ?? null;
      setUndoable(done.current.at(-1)?.what ?? null);
      return last;
    },
  };
}
