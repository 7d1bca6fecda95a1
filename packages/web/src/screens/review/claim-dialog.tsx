import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  FormGroup,
  HTMLSelect,
  InputGroup,
} from '@blueprintjs/core';
import type { ReportDetail, Review } from '@trama/contract';
import { isTie, PROPERTY_NAMES, type Property } from '@trama/model';
import { type FormEvent, useId, useState } from 'react';
import { useToasts } from '../../frame/toasts.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { type ClaimDraft, claimBody, isComplete, shapeOf } from './claim-draft.js';
import { ClaimValueFields } from './claim-value-fields.js';
import { MentionField } from './mention-field.js';
import type { ReviewWork } from './use-review.js';

/** States a claim from the report, or corrects one. */
export function ClaimDialog({
  report,
  mentions,
  first,
  work,
  onClose,
  onDone,
}: {
  readonly report: ReportDetail;
  readonly mentions: Review['mentions'];
  readonly first: ClaimDraft;
  readonly work: ReviewWork;
  readonly onClose: () => void;
  readonly onDone: (claim: string) => void;
}) {
  const t = useWords('review');
  const frame = useWords('frame');
  const v = useVocabulary();
  const { sayError } = useToasts();
  const [draft, setDraft] = useState(first);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const set = (change: Partial<ClaimDraft>) => setDraft((now) => ({ ...now, ...change }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const what = `${v('property', draft.property)} · ${draft.value || draft.target.name}`;
    try {
      const claim = await work.stateClaim(
        claimBody(draft, report.id),
        t(draft.corrects ? 'didCorrect' : 'didClaim', { claim: what }),
      );
      onDone(claim);
      onClose();
    } catch (error) {
      setBusy(false);
      sayError(error);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(draft.corrects ? 'correctTitle' : 'addTitle')}
      canOutsideClickClose={false}
      className="dialog-wide"
      transitionDuration={0}
    >
      <form onSubmit={(event) => void submit(event)}>
        <DialogBody>
          {draft.corrects ? <p className="muted">{t('correctHow')}</p> : null}
          {draft.corrects ? null : draft.cited ? (
            <blockquote className="excerpt">{draft.cited.text}</blockquote>
          ) : (
            <p className="muted">{t('noSelection')}</p>
          )}
          <div className="form-grid">
            <MentionField
              label={t('aboutWhom')}
              mentions={mentions}
              value={draft.about}
              onChange={(about) => set({ about })}
            />
            <PropertyField value={draft.property} onChange={(property) => set({ property })} />
            {shapeOf(draft.property) === 'tie' ? (
              <MentionField
                label={t('target')}
                mentions={mentions}
                value={draft.target}
                onChange={(target) => set({ target })}
              />
            ) : (
              <ClaimValueFields draft={draft} onChange={set} />
            )}
            <FormGroup label={t('attribution')} labelFor={`${id}-by`}>
              <InputGroup
                id={`${id}-by`}
                maxLength={300}
                value={draft.attribution}
                onValueChange={(attribution) => set({ attribution })}
              />
            </FormGroup>
            <FormGroup label={t('hedge')} labelFor={`${id}-hedge`}>
              <InputGroup
                id={`${id}-hedge`}
                maxLength={200}
                value={draft.hedge}
                onValueChange={(hedge) => set({ hedge })}
              />
            </FormGroup>
            <FormGroup label={t('time')} labelFor={`${id}-time`} helperText={t('dateHow')}>
              <InputGroup id={`${id}-time`} maxLength={40} value={draft.time} onValueChange={(time) => set({ time })} />
            </FormGroup>
            {draft.corrects ? (
              <FormGroup className="form-whole" label={t('correctReason')} labelFor={`${id}-why`}>
                <InputGroup
                  id={`${id}-why`}
                  maxLength={1000}
                  value={draft.reason}
                  onValueChange={(reason) => set({ reason })}
                />
              </FormGroup>
            ) : null}
            <Checkbox
              className="form-whole"
              checked={draft.negated}
              label={t('negated')}
              onChange={(event) => set({ negated: event.currentTarget.checked })}
            />
          </div>
        </DialogBody>
        <DialogFooter
          actions={
            <>
              <Button text={frame('cancel')} onClick={onClose} />
              <Button
                type="submit"
                intent="primary"
                text={t(draft.corrects ? 'correct' : 'state')}
                loading={busy}
                disabled={!isComplete(draft)}
              />
            </>
          }
        />
      </form>
    </Dialog>
  );
}

function PropertyField({
  value,
  onChange,
}: {
  readonly value: Property;
  readonly onChange: (property: Property) => void;
}) {
  const t = useWords('review');
  const v = useVocabulary();
  const id = useId();
  const sorted = [...PROPERTY_NAMES].sort((a, b) => v('property', a).localeCompare(v('property', b)));
  return (
    <FormGroup label={t('property')} labelFor={id}>
      <HTMLSelect id={id} fill value={value} onChange={(event) => onChange(event.currentTarget.value as Property)}>
        <optgroup label={t('propertyValues')}>
          {sorted
            .filter((property) => !isTie(property))
            .map((property) => (
              <option key={property} value={property}>
                {v('property', property)}
              </option>
            ))}
        </optgroup>
        <optgroup label={t('propertyTies')}>
          {sorted.filter(isTie).map((property) => (
            <option key={property} value={property}>
              {v('property', property)}
            </option>
          ))}
        </optgroup>
      </HTMLSelect>
    </FormGroup>
  );
}
