import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { actionFor, type KeyAction, keyOf } from './keys.js';

interface Layer {
  readonly title: string;
  readonly actions: readonly KeyAction[];
}
interface Keys {
  readonly set: (id: symbol, layer: Layer | null) => void;
  readonly layers: () => readonly Layer[];
}
const KeysContext = createContext<Keys | null>(null);

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    (target as HTMLInputElement).type !== 'checkbox'
  );
}

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [registered] = useState(() => new Map<symbol, Layer>());
  const keys = useMemo<Keys>(
    () => ({
      set: (id, layer) => {
        if (layer) registered.set(id, layer);
        else registered.delete(id);
      },
      layers: () => [...registered.values()],
    }),
    [registered],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const modified = key.startsWith('mod+');
      if (event.defaultPrevented || event.isComposing) return;
      if (!modified && (isWriting(event.target) || document.querySelector('[role="dialog"], .bp6-omnibar'))) return;
      const action = actionFor(
        keys.layers().map((layer) => layer.actions),
        key,
      );
      // Enter and Space belong to the button or link that has the focus.
      const onControl = event.target instanceof Element && event.target.closest('a, button, summary, [role="button"]');
      if (!action || (onControl && (key === 'Enter' || key === 'Space'))) return;
      event.preventDefault();
      action.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys]);
  return <KeysContext value={keys}>{children}</KeysContext>;
}

/** Makes these keys work while the component is on the screen, and `?` tell of them. */
export function useKeys(title: string, actions: readonly KeyAction[]): void {
  const keys = use(KeysContext);
  const id = useRef(Symbol(title));
  useEffect(() => keys?.set(id.current, { title, actions }));
  useEffect(() => {
    const mine = id.current;
    return () => keys?.set(mine, null);
  }, [keys]);
}

export function useKeyLayers(): () => readonly Layer[] {
  const keys = use(KeysContext);
  return keys?.layers ?? (() => []);
}
