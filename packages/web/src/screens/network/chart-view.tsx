import type { NetworkAnswer } from '@trama/contract';
import { type RefObject, useEffect, useRef } from 'react';
import { useTheme } from '../../frame/theme.js';
import { useFormat, useWords } from '../../language/language.js';
import { type Chart, type ChartEvents, openChart } from './chart-controller.js';
import type { Point } from './chart-layout.js';
import { CHART_COLOURS } from './palette.js';

/** The canvas; what happens on it is told to `events`. */
export function ChartView({
  answer,
  places,
  centres,
  selectedNode,
  selectedTie,
  events,
  chart,
}: {
  readonly answer: NetworkAnswer;
  readonly places: ReadonlyMap<string, Point>;
  readonly centres: readonly string[];
  readonly selectedNode: string | null;
  readonly selectedTie: string | null;
  readonly events: ChartEvents;
  readonly chart: RefObject<Chart | null>;
}) {
  const t = useWords('network');
  const format = useFormat();
  const { theme } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    if (!box.current) return;
    const opened = openChart(box.current, {
      onNode: (id) => latest.current.onNode(id),
      onTie: (id) => latest.current.onTie(id),
      onExpand: (id) => latest.current.onExpand(id),
      onNothing: () => latest.current.onNothing(),
    });
    chart.current = opened;
    return () => {
      chart.current = null;
      opened.close();
    };
  }, [chart]);
  useEffect(() => chart.current?.paint(CHART_COLOURS[theme]), [chart, theme]);
  useEffect(() => chart.current?.show(answer, places, centres), [chart, answer, places, centres]);
  // Elements drawn anew are not selected: this runs after every drawing.
  useEffect(() => chart.current?.select(selectedNode, selectedTie));
  return (
    <div
      ref={box}
      className="chart __________cytoscape_container"
      role="img"
      aria-label={t('chartHow', { nodes: format.number(answer.nodes.length), ties: format.number(answer.ties.length) })}
    />
  );
}
