import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { useSession } from './session.js';

/** What a form keeps while the tab lives: it outlasts the lock and a change of screen, is never stored, and is its writer's alone. */
const KeptContext = createContext<Map<string, unknown> | null>(null);

export function KeptProvider({ children }: { readonly children: ReactNode }) {
  const [kept] = useState(() => new Map<string, unknown>());
  return <KeptContext value={kept}>{children}</KeptContext>;
}

export function useKept<T>(name: string, first: () => T): readonly [T, (next: T) => void] {
  const kept = use(KeptContext);
  const key = `${useSession().user} ${name}`;
  const [value, setValue] = useState<T>(() => (kept?.has(key) ? (kept.get(key) as T) : first()));
  const keep = useCallback(
    (next: T) => {
      kept?.set(key, next);
      setValue(next);
    },
    [kept, key],
  );
  return [value, keep];
}
