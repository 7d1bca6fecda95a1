import type { AssessmentView } from '@trama/contract';
import { useVocabulary, useWords } from '../../language/language.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import type { Assessing } from './class-strip.js';

/** What was said is taken back with a reason; both stay in the history. */
export function UndoDialog({
  undone,
  work,
  onClose,
}: {
  readonly undone: AssessmentView;
  readonly work: Assessing;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const v = useVocabulary();
  return (
    <ReasonDialog
      title={t('classUndo')}
      what={t('classUndoHow', { what: v('subjectClass', undone.subjectClass ?? 'unassessed') })}
      label={frame('reason')}
      action={frame('undo')}
      send={(reason) => work.undo(undone.id, reason)}
      onClose={onClose}
    />
  );
}
