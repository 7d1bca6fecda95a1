import { useCallback } from 'react';
import { useFormat, useWords } from '../language/language.js';

interface Named {
  readonly title: string | null;
  readonly file: string;
  readonly agency: string;
  readonly date: string | null;
  readonly purged?: { readonly what: string } | null;
}

/** What to call a report: its title, its file; where the reader may see neither, whose it is and of when. */
export function useReportName(): (report: Named) => string {
  const t = useWords('frame');
  const format = useFormat();
  return useCallback(
    ({ title, file, agency, date, purged }) => {
      if (title !== null || file !== '') return title ?? file;
      const of = { agency, date: date ? format.date(date) : '–' };
      return purged ? t('purgedOf', of) : t('partOf', of);
    },
    [t, format],
  );
}
