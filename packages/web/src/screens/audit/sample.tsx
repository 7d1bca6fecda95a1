import { Button, Callout, FormGroup, InputGroup, NumericInput } from '@blueprintjs/core';
import { useMutation } from '@tanstack/react-query';
import { SAMPLE_MOST, type Sample, type SampledPerson } from '@trama/contract';
import { useId, useState } from 'react';
import { useApi } from '../../api/use-api.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Failed } from '../../parts/state-views.js';

const SHORTEST_PURPOSE = 3;
const SEEDS = 2 ** 32;

/** The auditor's button: people drawn at random, each with what must be there, as it is printed. */
export function SampleView() {
  const t = useWords('audit');
  const api = useApi();
  const [people, setPeople] = useState(100);
  const [seed, setSeed] = useState('');
  const [purpose, setPurpose] = useState('');
  const [peopleId, seedId, purposeId] = [useId(), useId(), useId()];
  const drawing = useMutation({
    mutationFn: () => {
      const drawn = seed === '' ? Math.floor(Math.random() * SEEDS) : Number(seed);
      return api.call('audit.sample', { body: { people, seed: drawn, purpose: purpose.trim() } });
    },
  });
  const ready = purpose.trim().length >= SHORTEST_PURPOSE && /^\d{0,10}$/.test(seed) && Number(seed) < SEEDS;
  return (
    <ScrollBox className="audit-paper" label={t('view_sample')}>
      <form
        className="audit-tools no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) drawing.mutate();
        }}
      >
        <FormGroup label={t('people')} labelFor={peopleId}>
          <NumericInput
            id={peopleId}
            min={1}
            max={SAMPLE_MOST}
            clampValueOnBlur
            value={people}
            onValueChange={setPeople}
          />
        </FormGroup>
        <FormGroup label={t('seed')} labelFor={seedId}>
          <InputGroup id={seedId} inputMode="numeric" placeholder={t('seedNew')} value={seed} onValueChange={setSeed} />
        </FormGroup>
        <FormGroup label={t('purpose')} labelFor={purposeId} className="filter-wide">
          <InputGroup id={purposeId} maxLength={500} value={purpose} onValueChange={setPurpose} />
        </FormGroup>
        <Button type="submit" intent="primary" text={t('draw')} disabled={!ready} loading={drawing.isPending} />
        {drawing.data ? <Button text={t('print')} onClick={() => window.print()} /> : null}
      </form>
      {drawing.error ? <Failed error={drawing.error} /> : null}
      {drawing.data ? (
        <SamplePaper sample={drawing.data} />
      ) : (
        <p className="explain muted no-print">{t('sampleWhat')}</p>
      )}
    </ScrollBox>
  );
}

function SamplePaper({ sample }: { readonly sample: Sample }) {
  const t = useWords('audit');
  const format = useFormat();
  useMarkingsInView([sample.marking]);
  const found = sample.items.filter(({ findings }) => findings.length > 0).length;
  const without = sample.items.filter(({ findings }) => findings.includes('no-grounds')).length;
  return (
    <article>
      <h2>{t('sampleTitle', { agency: sample.agency })}</h2>
      <p className="print-only">{sample.marking}</p>
      <p className="muted">
        {t('drawn', {
          people: format.number(sample.items.length),
          of: format.number(sample.of),
          seed: String(sample.seed),
        })}{' '}
        <DateText value={sample.at} />
      </p>
      <Callout compact intent={found === 0 ? 'success' : 'warning'}>
        {t('found', { without: format.number(without), found: format.number(found) })}
      </Callout>
      <ol className="sample">
        {sample.items.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ol>
    </article>
  );
}

function Person({ person }: { readonly person: SampledPerson }) {
  const t = useWords('audit');
  const v = useVocabulary();
  const { grounds, sources, releases, findings, sourcesNotShown } = person;
  const none = <span className="muted">{t('none')}</span>;
  return (
    <li>
      <h3>
        {person.label || t('unnamed')} <code className="digest">{person.id}</code>
      </h3>
      {findings.length > 0 ? <p className="finding">{findings.map((one) => t(`finding_${one}`)).join(' · ')}</p> : null}
      <dl className="facts">
        <div>
          <dt>{t('class')}</dt>
          <dd>{v('subjectClass', person.subjectClass)}</dd>
        </div>
        <div>
          <dt>{t('grounds')}</dt>
          <dd>
            {grounds.length === 0 ? none : null}
            {grounds.map((one) => (
              <p key={`${one.at} ${one.by}`}>
                {v('subjectClass', one.subjectClass)}: {one.reason || none} – {one.by}, <DateText value={one.at} />
              </p>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('sources')}</dt>
          <dd>
            {sources.length === 0 ? none : null}
            {sources.map((one) => (
              <p key={one.report}>
                <strong>{one.grade}</strong> {one.source}: {one.title} {one.date ? <DateText value={one.date} /> : null}
              </p>
            ))}
            {sourcesNotShown > 0 ? <p className="muted">{t('andMore', { count: sourcesNotShown })}</p> : null}
          </dd>
        </div>
        <div>
          <dt>{t('reviewBy')}</dt>
          <dd>
            {person.reviewBy ? <DateText value={person.reviewBy} /> : none}
            {person.minor ? ` · ${t('minor')}` : null}
          </dd>
        </div>
        <div>
          <dt>{t('releases')}</dt>
          <dd>
            {releases.length === 0 ? none : null}
            {releases.map((one) => (
              <p key={`${one.at} ${one.recipient}`}>
                {one.recipient}, {one.authority}, <DateText value={one.at} />
              </p>
            ))}
          </dd>
        </div>
      </dl>
    </li>
  );
}
