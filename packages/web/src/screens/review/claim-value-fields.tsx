import { FormGroup, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { INCIDENT_KINDS, INCIDENT_STATUSES, VICTIM_CLASSES, type VictimClass } from '@trama/model';
import { useId } from 'react';
import { useVocabulary, useWords } from '../../language/language.js';
import { type ClaimDraft, shapeOf } from './claim-draft.js';

const LISTS = { kind: INCIDENT_KINDS, status: INCIDENT_STATUSES } as const;
const LIST_WORDS = { kind: 'incidentKind', status: 'incidentStatus' } as const;

/** The value by its shape: a range with unit, a partial date, a word of a list, or text. */
export function ClaimValueFields({
  draft,
  onChange,
}: {
  readonly draft: ClaimDraft;
  readonly onChange: (change: Partial<ClaimDraft>) => void;
}) {
  const t = useWords('review');
  const v = useVocabulary();
  const id = useId();
  const shape = shapeOf(draft.property);
  if (shape === 'number') return <RangeFields draft={draft} onChange={onChange} />;
  if (draft.property === 'kind' || draft.property === 'status') {
    const list = draft.property;
    return (
      <FormGroup label={t('value')} labelFor={id}>
        <HTMLSelect
          id={id}
          fill
          value={(LISTS[list] as readonly string[]).includes(draft.value) ? draft.value : ''}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        >
          <option value="" />
          {LISTS[list].map((word) => (
            <option key={word} value={word}>
              {v(LIST_WORDS[list], word)}
            </option>
          ))}
        </HTMLSelect>
      </FormGroup>
    );
  }
  return (
    <FormGroup label={t('value')} labelFor={id} {...(shape === 'date' ? { helperText: t('dateHow') } : {})}>
      <InputGroup id={id} maxLength={5000} value={draft.value} onValueChange={(value) => onChange({ value })} />
    </FormGroup>
  );
}

function RangeFields({
  draft,
  onChange,
}: {
  readonly draft: ClaimDraft;
  readonly onChange: (change: Partial<ClaimDraft>) => void;
}) {
  const t = useWords('review');
  const v = useVocabulary();
  const id = useId();
  return (
    <>
      {(['low', 'best', 'high'] as const).map((end) => (
        <FormGroup
          key={end}
          label={t(end)}
          labelFor={`${id}-${end}`}
          {...(end === 'high' ? { helperText: t('rangeHow') } : {})}
        >
          <InputGroup
            id={`${id}-${end}`}
            inputMode="decimal"
            value={draft[end]}
            onValueChange={(text) => onChange({ [end]: text.replace(/[^\d.-]/g, '') })}
          />
        </FormGroup>
      ))}
      <FormGroup label={t('unit')} labelFor={`${id}-unit`}>
        <InputGroup id={`${id}-unit`} maxLength={60} value={draft.unit} onValueChange={(unit) => onChange({ unit })} />
      </FormGroup>
      <FormGroup label={t('victimClass')} labelFor={`${id}-class`}>
        <HTMLSelect
          id={`${id}-class`}
          fill
          value={draft.victimClass}
          onChange={(event) => onChange({ victimClass: event.currentTarget.value as VictimClass | '' })}
        >
          <option value="">{t('victimClassNone')}</option>
          {VICTIM_CLASSES.map((one) => (
            <option key={one} value={one}>
              {v('victimClass', one)}
            </option>
          ))}
        </HTMLSelect>
      </FormGroup>
    </>
  );
}
