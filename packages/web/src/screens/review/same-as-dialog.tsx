import { Button, Dialog, DialogBody, DialogFooter, FormGroup, InputGroup, SegmentedControl } from '@blueprintjs/core';
import { Search } from '@blueprintjs/icons';
import type { ClaimView, Review } from '@trama/contract';
import { useDeferredValue, useId, useState } from 'react';
import { useRoute } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Shown } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { useHint } from '../../parts/use-hint.js';
import { Compared } from './compared.js';
import type { ReviewWork } from './use-review.js';

type Verdict = 'same' | 'different' | 'unsure';

/** A judgement between a mention of this report and a subject: searched, looked at, and given with a reason. */
export function SameAsDialog({
  claim,
  mentions,
  work,
  onClose,
}: {
  readonly claim: ClaimView;
  readonly mentions: Review['mentions'];
  readonly work: ReviewWork;
  readonly onClose: () => void;
}) {
  const t = useWords('review');
  const frame = useWords('frame');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const { say, sayError } = useToasts();
  const ends = claim.target ? [claim.about, claim.target] : [claim.about];
  const [which, setWhich] = useState(0);
  const mention = ends[which] ?? claim.about;
  const [query, setQuery] = useState(mention.label);
  const [chosen, setChosen] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Verdict>('same');
  const [reason, setReason] = useState('');
  const id = useId();
  const subject = useRoute('subjects.read', { id: chosen ?? '' }, { enabled: chosen !== null });
  const other = subject.data?.mentions.find((one) => one.id !== mention.id) ?? null;
  const submit = async () => {
    if (!subject.data || !other) return;
    const what = t('didJudge', { a: nameOf(mention), b: nameOf(subject.data), verdict: v('verdict', verdict) });
    try {
      await work.judge(mention.id, other.id, verdict, reason.trim(), what);
      say(t('judged'), 'success');
      onClose();
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('sameTitle')} className="dialog-wide" transitionDuration={0}>
      <DialogBody>
        {ends.length > 1 ? (
          <SegmentedControl
            options={ends.map((end, index) => ({ value: String(index), label: nameOf(end) }))}
            value={String(which)}
            onValueChange={(value) => {
              setWhich(Number(value));
              setQuery(ends[Number(value)]?.label ?? '');
              setChosen(null);
            }}
          />
        ) : null}
        <div className="same-as">
          <section>
            <h3>{t('sameWho')}</h3>
            <p>
              <strong>{nameOf(mention)}</strong>{' '}
              {mention.label ? <span className="muted">{v('schema', mention.schema)}</span> : null}
            </p>
            <FormGroup label={t('sameSearch')} labelFor={id}>
              <InputGroup id={id} autoFocus leftIcon={<Search />} value={query} onValueChange={setQuery} />
            </FormGroup>
            <Candidates
              query={query}
              first={mentions.find((one) => one.id === mention.id)?.candidates ?? []}
              own={mention.subject?.id ?? null}
              chosen={chosen}
              onChoose={setChosen}
            />
          </section>
        </div>
        {chosen === null ? <p className="muted">{t('sameChoose')}</p> : null}
        {chosen !== null ? (
          <ScrollBox className="compared" label={t('compared')}>
            <Shown asked={subject}>
              {(data) => <Compared mention={mention} claims={work.claims} subject={data} />}
            </Shown>
          </ScrollBox>
        ) : null}
        <FormGroup label={t('sameVerdict')}>
          <SegmentedControl
            options={[
              { value: 'same', label: t('verdictSame') },
              { value: 'different', label: t('verdictDifferent') },
              { value: 'unsure', label: t('verdictUnsure') },
            ]}
            value={verdict}
            onValueChange={(value) => setVerdict(value as Verdict)}
          />
        </FormGroup>
        <FormGroup label={t('sameReason')} labelFor={`${id}-why`}>
          <InputGroup id={`${id}-why`} maxLength={1000} value={reason} onValueChange={setReason} />
        </FormGroup>
      </DialogBody>
      <DialogFooter
        actions={
          <>
            <Button text={frame('cancel')} onClick={onClose} />
            <Button
              intent="primary"
              text={t('judge')}
              disabled={other === null || reason.trim() === ''}
              onClick={() => void submit()}
            />
          </>
        }
      />
    </Dialog>
  );
}

function Candidates({
  query,
  first,
  own,
  chosen,
  onChoose,
}: {
  readonly query: string;
  readonly first: Review['mentions'][number]['candidates'];
  readonly own: string | null;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const t = useWords('review');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const hintOf = useHint();
  const asked = useDeferredValue(query.trim());
  const found = useRoute('search', { query: { q: asked, limit: 10 } }, { enabled: asked.length > 1, keep: true });
  const listed = [...first, ...(found.data?.subjects ?? [])].filter(
    (one, index, all) => one.id !== own && all.findIndex((other) => other.id === one.id) === index,
  );
  if (listed.length === 0) return <p className="muted">{found.data ? t('sameNone') : ''}</p>;
  return (
    <fieldset className="candidates">
      <legend>{t('sameCandidates')}</legend>
      {listed.map((one) => (
        <label key={one.id}>
          <input type="radio" name="candidate" checked={chosen === one.id} onChange={() => onChoose(one.id)} />
          <span className="candidate-name">
            {nameOf(one)} <span className="muted">{v('schema', one.schema)}</span>
            <span className="muted">{hintOf(one)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
