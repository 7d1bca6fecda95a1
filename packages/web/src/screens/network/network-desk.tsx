import type { NetworkAnswer } from '@trama/contract';
import { useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useEvidence } from '../../frame/use-evidence.js';
import { useWords } from '../../language/language.js';
import { ProtectedLine } from '../../parts/protected-line.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty } from '../../parts/state-views.js';
import { type ChartAddress, toggleLayer } from './chart-address.js';
import type { Chart } from './chart-controller.js';
import { layoutChart, type Point } from './chart-layout.js';
import { ChartView } from './chart-view.js';
import { Legend } from './legend.js';
import { NetworkHead } from './network-head.js';
import { NotShown, SelectedNode } from './network-side.js';
import { TieTable } from './tie-table.js';
import { useChartMoves } from './use-chart-moves.js';
import { useSide } from './use-side.js';

/** Chart or list in the middle, the legend that filters beside it, one selection in both. */
export function NetworkDesk({
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
  const t = useWords('network');
  const navigate = useNavigate();
  const controller = useRef<Chart | null>(null);
  const { isOpen: isSideOpen, toggle: toggleSide } = useSide();
  const moves = useChartMoves(chart);
  const { shown: evidence, open } = useEvidence();
  useMarkingsInView([answer.marking]);
  const centreKey = chart.centres.join(' ');
  const centres = useMemo(() => centreKey.split(' '), [centreKey]);
  // Whoever was shown once in this visit keeps the place, through filters and expansions.
  const seen = useRef<ReadonlyMap<string, Point>>(new Map());
  const places = useMemo(() => layoutChart(centres, answer.nodes, answer.ties, seen.current), [centres, answer]);
  useEffect(() => {
    seen.current = new Map([...seen.current, ...places]);
  }, [places]);
  const selected = chart.selected;
  const node = answer.nodes.find((one) => one.id === selected) ?? null;
  const tie = evidence?.kind === 'tie' ? evidence.id : null;
  const ordered = useMemo(
    () => [...answer.nodes].sort((a, b) => b.degree - a.degree || a.label.localeCompare(b.label)),
    [answer],
  );
  const step = (by: number) => {
    const at = ordered.findIndex((one) => one.id === selected);
    const next = ordered[Math.max(0, Math.min(ordered.length - 1, at + by))];
    if (next) moves.select(next.id);
  };
  const nextTie = () => {
    const own = answer.ties.filter((one) => one.source === selected || one.target === selected);
    const at = own.findIndex((one) => one.id === tie);
    const next = own[(at + 1) % Math.max(1, own.length)];
    if (next) open({ kind: 'tie', id: next.id });
  };
  useKeys(t('title'), [
    { key: 'j', does: t('keyNext'), run: () => step(1) },
    { key: 'k', does: t('keyPrevious'), run: () => step(-1) },
    ...(node
      ? [
          { key: 'Enter', does: t('keyExpand'), run: () => moves.expand(node.id) },
          { key: 'x', does: t('keyCollapse'), run: () => moves.collapse(node.id) },
          { key: 's', does: t('keyOpen'), run: () => void navigate(`/subjects/${node.id}`) },
          { key: 't', does: t('keyTie'), run: nextTie },
        ]
      : []),
    { key: 'u', does: t('keyUndo'), run: moves.undo },
    { key: 'f', does: t('keyFit'), run: () => controller.current?.fit() },
    { key: 'g', does: t('keyLegend'), run: toggleSide },
    { key: 'l', does: t('keyList'), run: moves.toggleView },
  ]);
  return (
    <div className="screen">
      <NetworkHead
        chart={chart}
        answer={answer}
        moves={moves}
        places={() => controller.current?.places() ?? places}
        onFit={() => controller.current?.fit()}
        isSideOpen={isSideOpen}
        onSide={toggleSide}
      />
      <div className={isSideOpen ? 'network-page' : 'network-page side-closed'}>
        <ScrollBox className="network-side" label={t('legend')} hidden={!isSideOpen}>
          <Legend
            all={all}
            layers={chart.layers}
            onToggle={(layer, present) => moves.setLayers(toggleLayer(chart.layers, layer, present))}
          />
          <SelectedNode node={node} isCentre={centres.includes(node?.id ?? '')} moves={moves} />
          <ProtectedLine count={answer.protectedNotShown} onShow={onProtected} />
          <NotShown answer={answer} chart={chart} onMore={moves.setLimit} />
        </ScrollBox>
        {answer.ties.length === 0 && answer.nodes.length <= chart.centres.length ? (
          <Empty title={t(chart.layers ? 'noTies' : 'noTiesAtAll')}>{chart.layers ? t('noTiesHow') : null}</Empty>
        ) : chart.view === 'list' ? (
          <TieTable
            answer={answer}
            selectedNode={selected}
            selectedTie={tie}
            onNode={moves.select}
            onTie={(id) => open({ kind: 'tie', id })}
          />
        ) : (
          <ChartView
            answer={answer}
            places={places}
            centres={centres}
            selectedNode={selected}
            selectedTie={tie}
            chart={controller}
            events={{
              onNode: moves.select,
              onTie: (id) => open({ kind: 'tie', id }),
              onExpand: moves.expand,
              onNothing: () => moves.select(null),
            }}
          />
        )}
      </div>
    </div>
  );
}
