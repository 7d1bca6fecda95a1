import type { NetworkAnswer } from '@trama/contract';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useVocabulary } from '../../language/language.js';
import { Shown } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { type ChartAddress, readChart } from './chart-address.js';
import { NetworkDesk } from './network-desk.js';
import { NetworkStart } from './network-start.js';

export default function Network() {
  const [params] = useSearchParams();
  const chart = readChart(params);
  return chart.centres.length === 0 ? <NetworkStart /> : <NetworkOf chart={chart} />;
}

/** Two questions: all layers, for the counts of the legend; and those that are shown. */
function NetworkOf({ chart }: { readonly chart: ChartAddress }) {
  const centres = chart.centres.join(' ');
  const [shownFor, setShownFor] = useState<{ centres: string; purpose: string } | null>(null);
  const query = {
    subject: [...chart.centres] as NetworkAnswer['nodes'][number]['id'][],
    limit: chart.limit,
    ...(shownFor?.centres === centres ? { protected: shownFor.purpose } : {}),
  };
  const all = useRoute('network.neighbours', { query }, { keep: true });
  const filtered = useRoute(
    'network.neighbours',
    { query: { ...query, ...(chart.layers ? { layers: chart.layers.join(',') } : {}) } },
    { keep: true },
  );
  return (
    <Shown asked={filtered}>
      {(answer) => (
        <Labelled
          chart={chart}
          answer={answer}
          all={all.data ?? answer}
          onProtected={(purpose) => setShownFor({ centres, purpose })}
        />
      )}
    </Shown>
  );
}

/** Chart, list and pictures all show the labels of the language shown. */
function Labelled({
  chart,
  answer,
  all,
  onProtected,
}: {
  readonly chart: ChartAddress;
  readonly answer: NetworkAnswer;
  readonly all: NetworkAnswer;
  readonly onProtected: (purpose: string) => void;
}) {
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const labelled = useMemo(
    () => ({
      ...answer,
      nodes: answer.nodes.map((node) => ({
        ...node,
        label: signed(
          nameOf(node),
          node.protections?.map((one) => v('protection', one)),
        ),
      })),
    }),
    [answer, nameOf, v],
  );
  return <NetworkDesk chart={chart} answer={labelled} all={all} onProtected={onProtected} />;
}

/** A protected person bears the sign in chart, list and picture alike. */
function signed(label: string, protections: readonly string[] | undefined): string {
  return protections === undefined ? label : `${label} (${protections.join(', ')})`;
}
