import { FormGroup, HTMLSelect, InputGroup } from '@blueprintjs/core';
import type { Review } from '@trama/contract';
import { type MentionId, SCHEMATA, type Schema, TIE_SCHEMATA } from '@trama/model';
import { useId } from 'react';
import { useVocabulary, useWords } from '../../language/language.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import type { Who } from './claim-draft.js';

const THINGS = (Object.keys(SCHEMATA) as Schema[]).filter((schema) => !TIE_SCHEMATA.has(schema));

/** Somebody or something of this report, or a new one by name and kind. */
export function MentionField({
  label,
  mentions,
  value,
  onChange,
}: {
  readonly label: string;
  readonly mentions: Review['mentions'];
  readonly value: Who;
  readonly onChange: (value: Who) => void;
}) {
  const t = useWords('review');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const id = useId();
  return (
    <div>
      <FormGroup label={label} labelFor={id}>
        <HTMLSelect
          id={id}
          fill
          value={value.mention ?? ''}
          onChange={(event) => onChange({ ...value, mention: (event.currentTarget.value || null) as MentionId | null })}
        >
          <option value="">{t('newMention')}</option>
          {mentions.map((mention) => (
            <option key={mention.id} value={mention.id}>
              {[...new Set([nameOf(mention), v('schema', mention.schema)])].join(' · ')}
            </option>
          ))}
        </HTMLSelect>
      </FormGroup>
      {value.mention === null ? (
        <div className="form-pair">
          <FormGroup label={t('newName')} labelFor={`${id}-name`}>
            <InputGroup
              id={`${id}-name`}
              maxLength={500}
              value={value.name}
              onValueChange={(name) => onChange({ ...value, name })}
            />
          </FormGroup>
          <FormGroup label={t('schema')} labelFor={`${id}-schema`}>
            <HTMLSelect
              id={`${id}-schema`}
              fill
              value={value.schema}
              onChange={(event) => onChange({ ...value, schema: event.currentTarget.value as Schema })}
            >
              {THINGS.map((schema) => (
                <option key={schema} value={schema}>
                  {v('schema', schema)}
                </option>
              ))}
            </HTMLSelect>
          </FormGroup>
        </div>
      ) : null}
    </div>
  );
}
