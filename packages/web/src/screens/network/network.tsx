import type { NetworkAnswer } from '@trama/contract';
import { useSearchParams } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { Shown } from '../../parts/state-views.js';
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
    <Shown asked={filtered}>{(answer) => <NetworkDesk chart={chart} answer={answer} all={all.data ?? answer} />}</Shown>
  );
}
