import type { NetworkAnswer } from '@trama/contract';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useRoute } from '../../api/use-api.js';
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
  const query = { subject: [...chart.centres] as NetworkAnswer['nodes'][number]['id'][], limit: chart.limit };
  const all = useRoute('network.neighbours', { query }, { keep: true });
  const filtered = useRoute(
    'network.neighbours',
    { query: { ...query, ...(chart.layers ? { layers: chart.layers.join(',') } : {}) } },
    { keep: true },
  );
  return (
    <Shown asked={filtered}>{(answer) => <Labelled chart={chart} answer={answer} all={all.data ?? answer} />}</Shown>
  );
}

/** Chart, list and pictures all show the labels of the language shown. */
function Labelled({
  chart,
  answer,
  all,
}: {
  readonly chart: ChartAddress;
  readonly answer: NetworkAnswer;
  readonly all: NetworkAnswer;
}) {
  const nameOf = useSubjectLabel();
  const labelled = useMemo(
    () => ({ ...answer, nodes: answer.nodes.map((node) => ({ ...node, label: nameOf(node) })) }),
    [answer, nameOf],
  );
  return <NetworkDesk chart={chart} answer={labelled} all={all} />;
}
