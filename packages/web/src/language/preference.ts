import type { Language } from '@trama/model';

/** The language to begin with: what the reader chose before, else the first of the browser's that we speak. */
export function firstLanguage(stored: string | null, browser: readonly string[]): Language {
  if (stored === 'en' || stored === 'es') return stored;
  for (const tag of browser) {
    const primary = tag.slice(0, 2).toLowerCase();
    if (primary === 'en' || primary === 'es') return primary;
  }
  return 'en';
}

export type Theme = 'light' | 'dark';

export function firstTheme(stored: string | null, browserIsDark: boolean): Theme {
  if (stored === 'light' || stored === 'dark') return stored;
  return browserIsDark ? 'dark' : 'light';
}
