import { FormGroup, HTMLSelect, TextArea } from '@blueprintjs/core';
import type { SubjectPage } from '@trama/contract';
import { needsGrounds, SUBJECT_CLASSES, type SubjectClass } from '@trama/model';
import { useId, useState } from 'react';
import { useVocabulary, useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { isMarking, MarkingField } from '../../parts/marking-field.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import type { Assessing } from './class-strip.js';
import { areGrounds, type GroundsDraft, GroundsFields, NO_GROUNDS } from './grounds-fields.js';

const ROLES_OF_SECOND: ReadonlySet<string> = new Set(['lawyer', 'journalist', 'rights-defender']);

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
  const [draft, setDraft] = useState<GroundsDraft>(NO_GROUNDS);
  const [marking, setMarking] = useState('TLP:AMBER');
  const id = useId();
  const accuses = needsGrounds(chosen);
  const ready = chosen !== '' && reason.trim() !== '' && isMarking(marking) && (!accuses || areGrounds(draft, reason));
  const roles = subject.protections.filter((one) => ROLES_OF_SECOND.has(one));
  const send = async () =>
    chosen !== '' &&
    (await work.assess({
      subjectClass: chosen,
      reason: reason.trim(),
      marking,
      ...(accuses
        ? {
            grounds: {
              offence: draft.offence.trim(),
              claims: [...draft.claims],
              notBecause: draft.notBecause.trim() || null,
            },
          }
        : {}),
    }));
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
      {accuses && roles.length > 0 ? (
        <p className="warn">{t('secondNeeded', { what: roles.map((one) => v('protection', one)).join(', ') })}</p>
      ) : null}
      {accuses ? <GroundsFields subject={subject} facts={reason} draft={draft} onChange={setDraft} /> : null}
      <FormGroup label={t(accuses ? 'facts' : 'classGrounds')} labelFor={`${id}-why`} helperText={t('classGroundsHow')}>
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
