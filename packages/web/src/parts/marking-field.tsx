import { FormGroup, InputGroup } from '@blueprintjs/core';
import { parseMarking } from '@trama/model';
import { useId } from 'react';
import { useWords } from '../language/language.js';

const COMMON = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER//REL TO USA, MEX', 'TLP:RED'] as const;

/** A marking as text, checked while it is written; nothing unknown is ever sent. */
export function MarkingField({
  value,
  onChange,
  label,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}) {
  const t = useWords('frame');
  const id = useId();
  const parsed = value === '' ? null : parseMarking(value);
  const wrong = parsed !== null && !parsed.ok;
  return (
    <FormGroup
      label={label}
      labelFor={id}
      helperText={wrong ? t('markingWrong', { found: parsed.error.found }) : undefined}
      intent={wrong ? 'danger' : 'none'}
    >
      <InputGroup
        id={id}
        list={`${id}-common`}
        value={value}
        onValueChange={onChange}
        placeholder="TLP:AMBER//REL TO USA, MEX"
        intent={wrong ? 'danger' : 'none'}
        spellCheck={false}
      />
      <datalist id={`${id}-common`}>
        {COMMON.map((marking) => (
          <option key={marking} value={marking} />
        ))}
      </datalist>
    </FormGroup>
  );
}

export function isMarking(value: string): boolean {
  return parseMarking(value).ok;
}
