import { Button, Dialog, DialogBody, DialogFooter, FormGroup, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import { CREDIBILITIES, type Language } from '@trama/model';
import { type FormEvent, useId } from 'react';
import { useNavigate } from 'react-router';
import { useKept } from '../../api/kept.js';
import { useLive } from '../../api/live.js';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useLanguage, useVocabulary, useWords } from '../../language/language.js';
import { DateField, isDay } from '../../parts/date-field.js';
import { isMarking, MarkingField } from '../../parts/marking-field.js';
import { type ContactDraft, contactBody, firstDraft, isComplete } from './contact-draft.js';
import { ContactParagraphs } from './contact-paragraphs.js';
import { GradeField } from './terms-form.js';

/** The form of a tarjeta informativa. A human source is a number; each paragraph has its own marking. */
export function ContactDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords('reports');
  const api = useApi();
  const client = useQueryClient();
  const live = useLive();
  const navigate = useNavigate();
  const { say, sayError } = useToasts();
  const { language } = useLanguage();
  const [draft, setDraft] = useKept<ContactDraft>('contact-draft', () => firstDraft(language));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      live.own();
      const answer = await api.call('reports.contact', { body: contactBody(draft) });
      setDraft(firstDraft(language));
      onClose();
      say(t('entered'), 'success');
      await client.invalidateQueries();
      const report = answer.reports[0];
      if (report) await navigate(`/review/${report.id}`);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('formTitle')}
      className="dialog-wide"
      canOutsideClickClose={false}
      transitionDuration={0}
    >
      <form onSubmit={(event) => void submit(event)}>
        <DialogBody>
          <ContactFields draft={draft} onChange={setDraft} />
          <ContactParagraphs draft={draft} onChange={setDraft} />
          <p className="muted">{t('draftKept')}</p>
        </DialogBody>
        <DialogFooter
          actions={
            <Button
              type="submit"
              intent="primary"
              text={t('send')}
              disabled={!isDay(draft.date) || !isComplete(draft, isMarking)}
            />
          }
        />
      </form>
    </Dialog>
  );
}

function ContactFields({
  draft,
  onChange,
}: {
  readonly draft: ContactDraft;
  readonly onChange: (draft: ContactDraft) => void;
}) {
  const t = useWords('reports');
  const v = useVocabulary();
  const id = useId();
  const set = (change: Partial<ContactDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="form-grid">
      <FormGroup className="form-whole" label={t('formSubject')} labelFor={`${id}-title`}>
        <InputGroup
          id={`${id}-title`}
          autoFocus
          maxLength={300}
          value={draft.title}
          onValueChange={(title) => set({ title })}
        />
      </FormGroup>
      <DateField label={t('dateOf')} value={draft.date} onChange={(date) => set({ date })} />
      <FormGroup label={t('sourceNumber')} labelFor={`${id}-source`} helperText={t('sourceNumberHelp')}>
        <InputGroup
          id={`${id}-source`}
          maxLength={40}
          value={draft.sourceNumber}
          onValueChange={(text) => set({ sourceNumber: text.replace(/[^A-Za-z0-9-]/g, '') })}
        />
      </FormGroup>
      <GradeField value={draft.grade} onChange={(grade) => set({ grade })} />
      <FormGroup label={t('credibility')} labelFor={`${id}-credibility`}>
        <HTMLSelect
          id={`${id}-credibility`}
          fill
          value={draft.credibility}
          onChange={(event) => set({ credibility: Number(event.currentTarget.value) })}
        >
          {CREDIBILITIES.map((n) => (
            <option key={n} value={n}>
              {n}: {v('credibilityMeaning', String(n))}
            </option>
          ))}
        </HTMLSelect>
      </FormGroup>
      <FormGroup label={t('reportLanguage')} labelFor={`${id}-language`}>
        <HTMLSelect
          id={`${id}-language`}
          fill
          value={draft.language}
          onChange={(event) => set({ language: event.currentTarget.value as Language })}
        >
          <option value="en">{v('languageName', 'en')}</option>
          <option value="es">{v('languageName', 'es')}</option>
        </HTMLSelect>
      </FormGroup>
      <FormGroup label={t('legalBasis')} labelFor={`${id}-basis`}>
        <InputGroup
          id={`${id}-basis`}
          maxLength={500}
          value={draft.legalBasis}
          onValueChange={(legalBasis) => set({ legalBasis })}
        />
      </FormGroup>
      <div className="form-whole">
        <MarkingField label={t('markingOf')} value={draft.marking} onChange={(marking) => set({ marking })} />
      </div>
    </div>
  );
}
