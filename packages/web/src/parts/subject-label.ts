import { INCIDENT_KINDS, parsePartialDate, type Schema } from '@trama/model';
import { useCallback } from 'react';
import { useFormat, useVocabulary } from '../language/language.js';

interface Named {
  readonly schema: Schema;
  readonly label: string;
}

/** A subject's label in the language shown: names as they are; an incident's kind and date in words. */
export function useSubjectLabel(): (of: Named) => string {
  const v = useVocabulary();
  const format = useFormat();
  return useCallback(
    ({ schema, label }) => {
      const shown = schema === 'Event' ? incidentLabel(label, (kind) => v('incidentKind', kind), format.date) : label;
      return shown || v('schema', schema);
    },
    [v, format],
  );
}

/** The server writes an incident as kind, place and date with ` · ` between; what is neither kind nor date stays. */
export function incidentLabel(
  label: string,
  kindWord: (kind: string) => string,
  date: (text: string) => string,
): string {
  return label
    .split(' · ')
    .map((part) => {
      if ((INCIDENT_KINDS as readonly string[]).includes(part)) return kindWord(part);
      return parsePartialDate(part) ? date(part) : part;
    })
    .join(' · ');
}
