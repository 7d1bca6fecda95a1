/** A link chart as an address: which subjects are expanded, which layers are shown, how many at most. Pure. */
import { LAYERS, type Layer } from '@trama/model';

/** The first is small enough that every name can be read. */
const LIMITS = [60, 150, 500, 2000] as const;
const MOST_CENTRES = 50;

export interface ChartAddress {
  readonly centres: readonly string[];
  /** Null where every layer is shown. */
  readonly layers: readonly Layer[] | null;
  readonly limit: number;
  readonly view: 'chart' | 'list';
  readonly selected: string | null;
}

export function readChart(params: URLSearchParams): ChartAddress {
  const centres = [...new Set(params.getAll('subject').filter((id) => /^sub_[0-9a-z]{26}$/.test(id)))];
  const named = params.get('layers');
  const layers = named === null ? null : LAYERS.filter((layer) => named.split(',').includes(layer));
  const limit = Number(params.get('limit'));
  return {
    centres: centres.slice(0, MOST_CENTRES),
    layers: layers && layers.length > 0 && layers.length < LAYERS.length ? layers : null,
    limit: Number.isInteger(limit) && limit >= 1 && limit <= 2000 ? limit : LIMITS[0],
    view: params.get('view') === 'list' ? 'list' : 'chart',
    selected: params.get('selected'),
  };
}

/** Writes the chart's part of an address and leaves the rest (the evidence drawer) as it is. */
export function writeChart(params: URLSearchParams, chart: ChartAddress): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('subject');
  for (const centre of chart.centres) next.append('subject', centre);
  const set = (name: string, value: string | null) => (value === null ? next.delete(name) : next.set(name, value));
  set('layers', chart.layers ? chart.layers.join(',') : null);
  set('limit', chart.limit === LIMITS[0] ? null : String(chart.limit));
  set('view', chart.view === 'list' ? 'list' : null);
  set('selected', chart.selected);
  return next;
}

export function toggleLayer(layers: readonly Layer[] | null, layer: Layer, all: readonly Layer[]): Layer[] | null {
  const now = layers ?? all;
  const next = now.includes(layer) ? now.filter((one) => one !== layer) : [...now, layer];
  if (next.length === 0 || all.every((one) => next.includes(one))) return null;
  return LAYERS.filter((one) => next.includes(one));
}

export function nextLimit(limit: number): number | null {
  return LIMITS.find((one) => one > limit) ?? null;
}
