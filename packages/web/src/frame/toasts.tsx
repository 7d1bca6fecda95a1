import { type Intent, OverlayToaster } from '@blueprintjs/core';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { Refusal, Unreachable } from '../api/client.js';
import { useLanguage, useWords } from '../language/language.js';

interface Toasts {
  readonly say: (message: string, intent?: Intent, action?: { text: string; onClick: () => void }) => void;
  /** Shows why a command failed, in the reader's language. */
  readonly sayError: (error: unknown) => void;
}
const ToastsContext = createContext<Toasts | null>(null);

export function ToastsProvider({ children }: { readonly children: ReactNode }) {
  const toaster = useRef<OverlayToaster>(null);
  const explain = useErrorText();
  const { language } = useLanguage();
  // What was said in the other language is gone with it; what it told of stands on the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language alone is what it waits for
  useEffect(() => toaster.current?.clear(), [language]);
  const value = useMemo<Toasts>(
    () => ({
      say: (message, intent = 'none', action) =>
        void toaster.current?.show({ message, intent, timeout: 6000, ...(action ? { action } : {}) }),
      sayError: (error) => {
        if (error instanceof DOMException && error.name === 'AbortError') return;
        toaster.current?.show({ message: explain(error), intent: 'danger', timeout: 12_000 });
      },
    }),
    [explain],
  );
  return (
    <ToastsContext value={value}>
      {children}
      <OverlayToaster ref={toaster} position="bottom" maxToasts={3} />
    </ToastsContext>
  );
}

export function useToasts(): Toasts {
  const toasts = use(ToastsContext);
  if (!toasts) throw new Error('useToasts outside ToastsProvider');
  return toasts;
}

export function useErrorText(): (error: unknown) => string {
  const t = useWords('frame');
  return useMemo(
    () => (error) => {
      if (error instanceof Refusal) return error.problem.detail;
      // What the browser says of a passkey (WebAuthn): given up or too late, and known already.
      if (error instanceof DOMException && error.name === 'NotAllowedError') return t('passkeyNot');
      if (error instanceof DOMException && error.name === 'InvalidStateError') return t('passkeyKnown');
      if (error instanceof Unreachable) {
        return error.status === 0 ? t('serverSilent') : t('serverUnexpected', { what: error.message });
      }
      return t('failedHere', { what: error instanceof Error ? error.message : String(error) });
    },
    [t],
  );
}
