import { Button, FormGroup, InputGroup } from '@blueprintjs/core';
import { Lock } from '@blueprintjs/icons';
import type { Protection } from '@trama/model';
import { useId, useState } from 'react';
import { useVocabulary, useWords } from '../language/language.js';
import { FormDialog } from './form-dialog.js';

/** How many protected people are left out, and the way to them: for a purpose, which is kept. */
export function ProtectedLine({
  count,
  onShow,
}: {
  readonly count: number;
  readonly onShow: (purpose: string) => void;
}) {
  const t = useWords('frame');
  const [asking, setAsking] = useState(false);
  if (count === 0) return null;
  return (
    <p className="protected-line muted">
      <Lock size={12} aria-hidden="true" /> {t('protectedNotShown', { count })}{' '}
      <Button size="small" text={t('protectedShow')} onClick={() => setAsking(true)} />
      {asking ? <PurposeDialog onShow={onShow} onClose={() => setAsking(false)} /> : null}
    </p>
  );
}

function PurposeDialog({
  onShow,
  onClose,
}: {
  readonly onShow: (purpose: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords('frame');
  const [purpose, setPurpose] = useState('');
  const id = useId();
  const written = purpose.trim();
  const send = async () => {
    onShow(written);
    return true;
  };
  return (
    <FormDialog
      title={t('protectedTitle')}
      action={t('protectedShow')}
      ready={written.length >= 3}
      send={send}
      onClose={onClose}
    >
      <p>{t('protectedHow')}</p>
      <FormGroup label={t('protectedPurpose')} labelFor={id}>
        <InputGroup id={id} autoFocus maxLength={300} value={purpose} onValueChange={setPurpose} />
      </FormGroup>
    </FormDialog>
  );
}

/** The sign beside a protected person's name. */
export function ProtectionSign({ protections }: { readonly protections: readonly Protection[] | undefined }) {
  const v = useVocabulary();
  if (!protections || protections.length === 0) return null;
  const words = protections.map((one) => v('protection', one)).join(', ');
  return (
    <span className="protection-sign">
      <Lock size={12} aria-hidden="true" /> {words}
    </span>
  );
}
