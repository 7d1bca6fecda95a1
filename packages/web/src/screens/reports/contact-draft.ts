/** What is written into the contact form before it is entered. */
import type { ContactReport } from '@trama/contract';
import type { Language, SourceGrade } from '@trama/model';

export interface DraftParagraph {
  /** Only for the order on the screen. */
  readonly key: number;
  readonly text: string;
  readonly marking: string;
}
export interface ContactDraft {
  readonly title: string;
  readonly date: string;
  readonly sourceNumber: string;
  readonly grade: SourceGrade;
  readonly credibility: number;
  readonly language: Language;
  readonly marking: string;
  readonly legalBasis: string;
  readonly paragraphs: readonly DraftParagraph[];
}

export function firstDraft(language: Language): ContactDraft {
  return {
    title: '',
    date: '',
    sourceNumber: '',
    grade: 'F',
    credibility: 6,
    language,
    marking: 'TLP:AMBER',
    legalBasis: '',
    paragraphs: [{ key: 1, text: '', marking: 'TLP:AMBER' }],
  };
}

export function addParagraph(draft: ContactDraft): ContactDraft {
  const last = draft.paragraphs.at(-1);
  const paragraph = { key: (last?.key ?? 0) + 1, text: '', marking: last?.marking ?? draft.marking };
  return { ...draft, paragraphs: [...draft.paragraphs, paragraph] };
}

export function isComplete(draft: ContactDraft, isMarking: (text: string) => boolean): boolean {
  return (
    draft.title.trim() !== '' &&
    draft.date !== '' &&
    isMarking(draft.marking) &&
    draft.paragraphs.some((paragraph) => paragraph.text.trim() !== '') &&
    draft.paragraphs.every((paragraph) => paragraph.text.trim() === '' || isMarking(paragraph.marking))
  );
}

/** The body of the request; paragraphs left empty are no part of the report. */
export function contactBody(draft: ContactDraft): ContactReport {
  return {
    title: draft.title.trim(),
    date: draft.date,
    sourceNumber: draft.sourceNumber,
    grade: draft.grade,
    credibility: draft.credibility,
    language: draft.language,
    marking: draft.marking,
    legalBasis: draft.legalBasis.trim() || null,
    paragraphs: draft.paragraphs
      .filter((paragraph) => paragraph.text.trim() !== '')
      .map(({ text, marking }) => ({ text, marking })),
  };
}
