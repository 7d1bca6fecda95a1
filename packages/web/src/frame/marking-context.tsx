import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { type Banner, joinBanner } from './marking-view.js';

interface InView {
  readonly set: (id: symbol, markings: readonly string[] | null) => void;
}
const SetContext = createContext<InView | null>(null);
const BannerContext = createContext<Banner | null>(null);

export function MarkingProvider({ children }: { readonly children: ReactNode }) {
  const [views, setViews] = useState<ReadonlyMap<symbol, readonly string[]>>(new Map());
  const inView = useMemo<InView>(
    () => ({
      set: (id, markings) =>
        setViews((now) => {
          if (markings === null && !now.has(id)) return now;
          const next = new Map(now);
          if (markings === null) next.delete(id);
          else next.set(id, markings);
          return next;
        }),
    }),
    [],
  );
  const banner = useMemo(() => joinBanner([...views.values()].flat()), [views]);
  return (
    <SetContext value={inView}>
      <BannerContext value={banner}>{children}</BannerContext>
    </SetContext>
  );
}

/** A component that shows marked content says so; the banner carries the highest of all. */
export function useMarkingsInView(markings: readonly string[]): void {
  const inView = use(SetContext);
  const id = useRef(Symbol('view'));
  const key = [...new Set(markings)].sort().join('\n');
  useEffect(() => {
    inView?.set(id.current, key === '' ? null : key.split('\n'));
  }, [inView, key]);
  useEffect(() => {
    const mine = id.current;
    return () => inView?.set(mine, null);
  }, [inView]);
}

export function useBanner(): Banner | null {
  return use(BannerContext);
}
