import { FormGroup, InputGroup } from '@blueprintjs/core';
import { type DatePrecision, datePrecision, parsePartialDate } from '@trama/model';
import { useId } from 'react';
import { useWords } from '../language/language.js';

/** A day as `2026-02-22`: the one way of writing it that both languages read alike. */
export function DateField({
  label,
  value,
  onChange,
  help,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
}) {
  const t = useWords('frame');
  const id = useId();
  const wrong = value !== '' && !isDay(value);
  return (
    <FormGroup label={label} labelFor={id} helperText={wrong ? t('dayWrong') : help} intent={wrong ? 'danger' : 'none'}>
      <InputGroup
        id={id}
        inputMode="numeric"
        maxLength={10}
        placeholder={t('dayForm')}
        value={value}
        onValueChange={onChange}
        intent={wrong ? 'danger' : 'none'}
      />
    </FormGroup>
  );
}

export function isDay(text: string): boolean {
  const date = parsePartialDate(text);
  const precision: DatePrecision | null = date ? datePrecision(date) : null;
  return precision === 'day';
}
