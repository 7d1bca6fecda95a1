import { FormGroup, HTMLSelect, TextArea } from '@blueprintjs/core';
import type { SubjectPage } from '@trama/contract';
import { SUBJECT_CLASSES, type SubjectClass } from '@trama/model';
import { useId, useState } from 'react';
import { useVocabulary, useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { isMarking, MarkingField } from '../../parts/marking-field.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import type { Assessing } from './class-strip.js';

/** A class with its written grounds. Nothing is chosen beforehand, and what was said before stays in the history. */
export function AssessDialog({
  subject,
  work,
  onClose,
}: {
  readonly subject: SubjectPage;
  readonly work: Assessing;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const v = useVocabulary();
  const label = useSubjectLabel()(subject);
  const [chosen, setChosen] = useState<SubjectClass | ''>('');
  const [reason, setReason] = useState('');
  const [marking, setMarking] = useState('TLP:AMBER');
  const id = useId();
  const ready = chosen !== '' && reason.trim() !== '' && isMarking(marking);
  const send = async () =>
    chosen !== '' && (await work.assess({ subjectClass: chosen, reason: reason.trim(), marking }));
  return (
    <FormDialog
      title={t('assessTitle', { name: label })}
      action={t('assessDo')}
      ready={ready}
      send={send}
      onClose={onClose}
    >
      <p>{t('assessHow')}</p>
      <FormGroup label={t('class')} labelFor={`${id}-class`}>
        <HTMLSelect
          id={`${id}-class`}
          autoFocus
          fill
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value as SubjectClass | '')}
          options={[
            { value: '', label: t('classChoose'), disabled: true },
            ...SUBJECT_CLASSES.map((value) => ({ value, label: v('subjectClass', value) })),
          ]}
        />
      </FormGroup>
      <FormGroup label={t('classGrounds')} labelFor={`${id}-why`} helperText={t('classGroundsHow')}>
        <TextArea
          id={`${id}-why`}
          fill
          autoResize
          rows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </FormGroup>
      <MarkingField label={frame('marking')} value={marking} onChange={setMarking} />
      <p className="muted">{t('classMarkingHow', { marking: subject.marking })}</p>
    </FormDialog>
  );
}
