import type { Layer } from '@trama/model';
import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ChartAddress, readChart, writeChart } from './chart-address.js';

export interface ChartMoves {
  readonly select: (id: string | null) => void;
  readonly expand: (id: string) => void;
  readonly collapse: (id: string) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  readonly setLayers: (layers: readonly Layer[] | null) => void;
  readonly setLimit: (limit: number) => void;
  readonly toggleView: () => void;
}

/** What one can do to the chart: each move is a new address, so that back undoes it too. */
export function useChartMoves(chart: ChartAddress): ChartMoves {
  const [, setParams] = useSearchParams();
  const before = useRef<(readonly string[])[]>([]);
  const [undoable, setUndoable] = useState(0);
  const now = useRef(chart);
  now.current = chart;
  return useMemo(() => {
    const change = (part: Partial<ChartAddress>, replace = false) =>
      setParams((params) => writeChart(params, { ...readChart(params), ...part }), { replace });
    const setCentres = (centres: readonly string[]) => {
      before.current.push(now.current.centres);
      setUndoable(before.current.length);
      change({ centres });
    };
    return {
      select: (id) => change({ selected: id }, true),
      expand: (id) => {
        if (!now.current.centres.includes(id)) setCentres([...now.current.centres, id]);
      },
      collapse: (id) => {
        const rest = now.current.centres.filter((centre) => centre !== id);
        if (rest.length > 0 && rest.length < now.current.centres.length) setCentres(rest);
      },
      undo: () => {
        const last = before.current.pop();
        setUndoable(before.current.length);
        if (last) change({ centres: last });
      },
      canUndo: undoable > 0,
      setLayers: (layers) => change({ layers }),
      setLimit: (limit) => change({ limit }),
      toggleView: () => change({ view: now.current.view === 'list' ? 'chart' : 'list' }),
    };
  }, [setParams, undoable]);
}
