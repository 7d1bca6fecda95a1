import type { SubjectRef } from '@trama/contract';
import { useCallback } from 'react';
import { useFormat, useWords } from '../language/language.js';

/** What tells a subject from others of its name, in a few words; empty where nothing does. */
export function useHint(): (of: Pick<SubjectRef, 'hint'>) => string {
  const t = useWords('frame');
  const format = useFormat();
  return useCallback(
    ({ hint }) => {
      if (!hint) return '';
      const { facts, reports, report } = hint;
      const where = report
        ? [report.source, report.date ? format.date(report.date) : null].filter((part) => part !== null).join(', ')
        : t('inReports', { count: reports });
      return [...facts.map(format.date), where].join(' · ');
    },
    [t, format],
  );
}
