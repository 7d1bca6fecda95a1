import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { firstTheme, type Theme } from '../language/preference.js';

interface ThemeChoice {
  readonly theme: Theme;
  readonly choose: (theme: Theme) => void;
}
const STORED = 'trama.theme';
const ThemeContext = createContext<ThemeChoice>({ theme: 'light', choose: () => {} });

/** Light or dark: the reader's last choice, else the browser's. The class stands on the body, so that portals follow. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(() =>
    firstTheme(localStorage.getItem(STORED), matchMedia('(prefers-color-scheme: dark)').matches),
  );
  useEffect(() => {
    document.body.classList.toggle('bp6-dark', theme === 'dark');
  }, [theme]);
  const value = useMemo<ThemeChoice>(
    () => ({
      theme,
      choose: (next) => {
        localStorage.setItem(STORED, next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  return use(ThemeContext);
}
