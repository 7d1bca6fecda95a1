import { Button, HTMLSelect } from '@blueprintjs/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { IncidentList } from '@trama/contract';
import { INCIDENT_KINDS } from '@trama/model';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useEvidence } from '../../frame/use-evidence.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Failed, Loading } from '../../parts/state-views.js';
import { groupByState, stateName } from './by-state.js';
import { IncidentTable } from './incident-table.js';

const PAGE = 200;

export default function Incidents() {
  const api = useApi();
  const [params] = useSearchParams();
  const kind = params.get('kind') ?? '';
  const state = params.get('state') ?? '';
  const asked = useInfiniteQuery({
    queryKey: ['incidents.list', kind, state],
    queryFn: ({ signal, pageParam }) =>
      api.call('incidents.list', {
        query: {
          limit: PAGE,
          ...(kind ? { kind } : {}),
          ...(state ? { state } : {}),
          ...(pageParam ? { before: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
  });
  if (asked.error && !asked.data) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading />;
  return (
    <IncidentsView
      incidents={asked.data.pages.flatMap((page) => page.items)}
      markings={asked.data.pages.map((page) => page.marking)}
      notShown={asked.data.pages.at(-1)?.notShown ?? 0}
      onMore={asked.hasNextPage ? () => void asked.fetchNextPage() : null}
      kind={kind}
      state={state}
    />
  );
}

function IncidentsView({
  incidents,
  markings,
  notShown,
  onMore,
  kind,
  state,
}: {
  readonly incidents: IncidentList['items'];
  readonly markings: readonly string[];
  readonly notShown: number;
  readonly onMore: (() => void) | null;
  readonly kind: string;
  readonly state: string;
}) {
  const t = useWords('incidents');
  const navigate = useNavigate();
  const { openClaims } = useEvidence();
  const [chosen, setChosen] = useState<string | null>(null);
  const groups = useMemo(() => groupByState(incidents), [incidents]);
  const ordered = useMemo(() => groups.flatMap((group) => group.incidents), [groups]);
  useMarkingsInView(incidents.length === 0 ? [] : markings);
  const at = ordered.findIndex((incident) => incident.id === chosen);
  const current = ordered[at];
  const go = (index: number) => {
    const next = ordered[Math.max(0, Math.min(index, ordered.length - 1))];
    if (!next) return;
    setChosen(next.id);
    document.getElementById(next.id)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(t('title'), [
    { key: 'j', does: t('keyNext'), run: () => go(at + 1) },
    { key: 'k', does: t('keyPrevious'), run: () => go(at - 1) },
    ...(current
      ? [
          { key: 'o', does: t('keyEvidence'), run: () => openClaims(current.claims) },
          { key: 'Enter', does: t('keyOpen'), run: () => void navigate(`/subjects/${current.id}`) },
        ]
      : []),
  ]);
  return (
    <div className="screen">
      <Head states={incidents.flatMap((incident) => incident.states)} kind={kind} state={state} />
      {incidents.length === 0 ? (
        <Empty title={t(kind || state ? 'nothingFits' : 'nothing')}>{kind || state ? null : t('nothingHow')}</Empty>
      ) : (
        <ScrollBox className="table-box" label={t('title')}>
          <IncidentTable groups={groups} chosen={chosen} onChoose={setChosen} onEvidence={openClaims} />
          {notShown > 0 ? <NotShown count={notShown} onMore={onMore} /> : null}
        </ScrollBox>
      )}
    </div>
  );
}

function NotShown({ count, onMore }: { readonly count: number; readonly onMore: (() => void) | null }) {
  const t = useWords('incidents');
  const frame = useWords('frame');
  return (
    <p className="not-shown">
      {frame('notShown', { count })} {onMore ? <Button size="small" text={t('more')} onClick={onMore} /> : t('narrow')}
    </p>
  );
}

function Head({
  states,
  kind,
  state,
}: {
  readonly states: readonly string[];
  readonly kind: string;
  readonly state: string;
}) {
  const t = useWords('incidents');
  const v = useVocabulary();
  const [, setParams] = useSearchParams();
  const set = (name: 'kind' | 'state', value: string) =>
    setParams((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  const offered = [...new Set([...states, ...(state ? [state] : [])])].sort();
  return (
    <header className="screen-head">
      <h1>{t('title')}</h1>
      <div className="filters">
        <HTMLSelect aria-label={t('kind')} value={kind} onChange={(event) => set('kind', event.currentTarget.value)}>
          <option value="">{t('allKinds')}</option>
          {INCIDENT_KINDS.map((one) => (
            <option key={one} value={one}>
              {v('incidentKind', one)}
            </option>
          ))}
        </HTMLSelect>
        <HTMLSelect aria-label={t('state')} value={state} onChange={(event) => set('state', event.currentTarget.value)}>
          <option value="">{t('allStates')}</option>
          {offered.map((one) => (
            <option key={one} value={one}>
              {stateName(one)}
            </option>
          ))}
        </HTMLSelect>
        {kind || state ? <Button text={t('clearFilters')} onClick={() => setParams(new URLSearchParams())} /> : null}
      </div>
      <span className="spring" />
      <span className="muted">{t('notSummed')}</span>
    </header>
  );
}
