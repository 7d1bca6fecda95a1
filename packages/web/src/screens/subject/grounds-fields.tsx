import { Checkbox, FormGroup, InputGroup, TextArea } from '@blueprintjs/core';
import type { SubjectPage } from '@trama/contract';
import { noGroundWords } from '@trama/model';
import { useId } from 'react';
import { useVocabulary, useWords } from '../../language/language.js';

export interface GroundsDraft {
  readonly offence: string;
  /** Ids of the claims that it rests on. */
  readonly claims: readonly ClaimId[];
  readonly notBecause: string;
}
type ClaimId = SubjectPage['names'][number]['claims'][number]['id'];

export const NO_GROUNDS: GroundsDraft = { offence: '', claims: [], notBecause: '' };

/** Whether all that suspicion asks for is written. */
export function areGrounds(draft: GroundsDraft, facts: string): boolean {
  const { offence, claims, notBecause } = draft;
  const found = noGroundWords(`${offence} ${facts}`);
  return (
    offence.trim().length >= 3 &&
    facts.trim().length >= 10 &&
    claims.length > 0 &&
    (found.length === 0 || notBecause.trim() !== '')
  );
}

/** The offence, the accepted claims it rests on and, where the words ask for it, why it is not for what is no ground. */
export function GroundsFields({
  subject,
  facts,
  draft,
  onChange,
}: {
  readonly subject: SubjectPage;
  readonly facts: string;
  readonly draft: GroundsDraft;
  readonly onChange: (draft: GroundsDraft) => void;
}) {
  const t = useWords('subject');
  const v = useVocabulary();
  const id = useId();
  const values = [
    ...subject.names,
    ...subject.properties.flatMap(({ property, values: all }) => all.map((one) => ({ ...one, property }))),
  ].flatMap(({ property, value, claims }) => {
    const ids = claims.filter(({ state }) => state === 'accepted').map((claim) => claim.id);
    return ids.length === 0
      ? []
      : [{ key: `${property} ${value}`, label: `${v('property', property)}: ${value}`, ids }];
  });
  const toggle = (ids: readonly ClaimId[], on: boolean) =>
    onChange({ ...draft, claims: [...draft.claims.filter((one) => !ids.includes(one)), ...(on ? ids : [])] });
  const found = noGroundWords(`${draft.offence} ${facts}`);
  return (
    <>
      <p className="warn">{t('groundsNever')}</p>
      <FormGroup label={t('offence')} labelFor={`${id}-offence`} helperText={t('offenceHow')}>
        <InputGroup
          id={`${id}-offence`}
          maxLength={300}
          value={draft.offence}
          onValueChange={(offence) => onChange({ ...draft, offence })}
        />
      </FormGroup>
      <FormGroup label={t('restsOn')} helperText={t('restsOnHow')}>
        <div className="rests-on">
          {values.map(({ key, label, ids }) => (
            <Checkbox
              key={key}
              label={label}
              checked={ids.every((one) => draft.claims.includes(one))}
              onChange={(event) => toggle(ids, event.currentTarget.checked)}
            />
          ))}
        </div>
      </FormGroup>
      {found.length > 0 ? (
        <FormGroup
          label={t('notBecause')}
          labelFor={`${id}-not`}
          helperText={t('notBecauseHow', { words: found.join(', ') })}
          intent="warning"
        >
          <TextArea
            id={`${id}-not`}
            fill
            maxLength={1000}
            value={draft.notBecause}
            onChange={(event) => onChange({ ...draft, notBecause: event.currentTarget.value })}
          />
        </FormGroup>
      ) : null}
    </>
  );
}
