import type { Credibility, SourceGrade } from '@trama/model';
import { useVocabulary } from '../language/language.js';

/** `B2` as text; its meaning on hover and for a screen reader. Without a credibility it grades a whole report. */
export function GradeBadge({
  grade,
  credibility,
}: {
  readonly grade: SourceGrade;
  readonly credibility?: Credibility;
}) {
  const v = useVocabulary();
  const meaning = [
    `${grade}: ${v('gradeMeaning', grade)}`,
    ...(credibility ? [`${credibility}: ${v('credibilityMeaning', String(credibility))}`] : []),
  ].join('; ');
  return (
    <abbr className="grade" title={meaning}>
      {grade}
      {credibility ?? ''}
    </abbr>
  );
}
