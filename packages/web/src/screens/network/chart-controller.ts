/** Binds a link chart to a canvas: no React inside, so that drawing never waits for it. */
import type { NetworkAnswer } from '@trama/contract';
import { LAYERS } from '@trama/model';
import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape';
import type { Point } from './chart-layout.js';
import { labelLines } from './label-lines.js';
import { CYTOSCAPE_SHAPES, SHAPE_GROUPS, shapeGroup } from './node-shape.js';
import type { ChartColours } from './palette.js';

export interface ChartEvents {
  readonly onNode: (id: string) => void;
  readonly onTie: (id: string) => void;
  readonly onExpand: (id: string) => void;
  readonly onNothing: () => void;
}
export interface Chart {
  readonly show: (answer: NetworkAnswer, places: ReadonlyMap<string, Point>, centres: readonly string[]) => void;
  readonly paint: (colours: ChartColours) => void;
  readonly select: (node: string | null, tie: string | null) => void;
  readonly fit: () => void;
  /** Where nodes stand now, the hand's moves included. */
  readonly places: () => Map<string, Point>;
  readonly close: () => void;
}

/** Few nodes are not blown up beyond this. */
const FIRST_ZOOM = 1.1;

export function openChart(container: HTMLElement, events: ChartEvents): Chart {
  const core = cytoscape({
    container,
    layout: { name: 'preset' },
    minZoom: 0.08,
    maxZoom: 3,
    boxSelectionEnabled: false,
    selectionType: 'single',
  });
  const moved = new Map<string, Point>();
  let isFirst = true;
  let selectedBefore: string | null = null;
  core.on('tap', 'node', (event) => events.onNode(event.target.id()));
  core.on('tap', 'edge', (event) => events.onTie(event.target.data('tie')));
  core.on('dbltap', 'node', (event) => events.onExpand(event.target.id()));
  core.on('tap', (event) => {
    if (event.target === core) events.onNothing();
  });
  core.on('dragfree', 'node', (event) => moved.set(event.target.id(), { ...event.target.position() }));
  /** The view that the last fitting left; another one was chosen by hand, and stays. */
  let fitted = '';
  const view = () => JSON.stringify([core.zoom(), core.pan()]);
  const fit = (most = Number.POSITIVE_INFINITY) => {
    core.fit(undefined, 24);
    if (core.zoom() > most) {
      core.zoom(most);
      core.center();
    }
    fitted = view();
  };
  const resize = new ResizeObserver(() => {
    core.resize();
    if (view() === fitted) fit(FIRST_ZOOM);
  });
  resize.observe(container);
  return {
    show: (answer, places, centres) => {
      core.batch(() => {
        core.elements().remove();
        core.add(elementsOf(answer, places, moved, centres));
      });
      if (isFirst && answer.nodes.length > 0) {
        fit(FIRST_ZOOM);
        isFirst = false;
      }
    },
    paint: (colours) => void core.style(styleOf(colours)),
    select: (node, tie) => {
      core.batch(() => {
        core.elements().unselect().removeClass('near');
        if (node) {
          core.$id(node).select();
          core.$id(node).connectedEdges().addClass('near');
        }
        if (tie) core.edges(`[tie = "${CSS.escape(tie)}"]`).select();
      });
      // Only a new selection moves the view, and only when it is out of it.
      const found = node && node !== selectedBefore ? core.$id(node) : null;
      if (found?.nonempty() && !isInView(core, found.position())) core.center(found);
      selectedBefore = node;
    },
    fit: () => fit(),
    places: () => new Map(core.nodes().map((node) => [node.id(), { ...node.position() }])),
    close: () => {
      resize.disconnect();
      core.destroy();
    },
  };
}

function isInView(core: Core, point: Point): boolean {
  const { x1, x2, y1, y2 } = core.extent();
  return point.x > x1 && point.x < x2 && point.y > y1 && point.y < y2;
}

function elementsOf(
  answer: NetworkAnswer,
  places: ReadonlyMap<string, Point>,
  moved: ReadonlyMap<string, Point>,
  centres: readonly string[],
): ElementDefinition[] {
  const shown = new Set<string>(answer.nodes.map((node) => node.id));
  const hidden = new Map<string, number>(answer.notShown.map((one) => [one.subject, one.count]));
  return [
    ...answer.nodes.map((node) => ({
      data: {
        id: node.id,
        label: [...labelLines(node.label), ...((hidden.get(node.id) ?? 0) > 0 ? [`+${hidden.get(node.id)}`] : [])].join(
          '\n',
        ),
      },
      classes: `${shapeGroup(node.schema)}${centres.includes(node.id) ? ' centre' : ''}`,
      position: { ...(moved.get(node.id) ?? places.get(node.id) ?? { x: 0, y: 0 }) },
    })),
    ...answer.ties
      .filter((tie) => shown.has(tie.source) && shown.has(tie.target))
      .map((tie) => ({
        data: { id: `tie ${tie.id}`, tie: tie.id, source: tie.source, target: tie.target },
        classes: `layer-${tie.layer} ${tie.confirmed ? 'confirmed' : 'unconfirmed'}`,
      })),
  ];
}

function styleOf(colours: ChartColours): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        width: 24,
        height: 24,
        'background-color': colours.node,
        'border-width': 1.5,
        'border-color': colours.nodeLine,
        label: 'data(label)',
        color: colours.text,
        'font-size': 12,
        'font-family': '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif',
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-wrap': 'wrap',
        'text-outline-color': colours.background,
        'text-outline-width': 2,
        'text-background-color': colours.background,
        'text-background-opacity': 0.75,
        'text-background-shape': 'round-rectangle',
        'text-background-padding': '1px',
        'min-zoomed-font-size': 6,
      },
    },
    ...SHAPE_GROUPS.map((group) => ({ selector: `node.${group}`, style: { shape: CYTOSCAPE_SHAPES[group] } })),
    { selector: 'node.unidentified', style: { 'border-style': 'dashed' as const } },
    {
      selector: 'node.centre',
      style: {
        'min-zoomed-font-size': 0,
        'background-color': colours.centre,
        width: 30,
        height: 30,
        'font-weight': 600,
        'font-size': 13,
      },
    },
    { selector: 'edge', style: { width: 1.4, 'curve-style': 'bezier' as const, opacity: 0.85 } },
    ...LAYERS.map((layer) => ({
      selector: `edge.layer-${layer}`,
      style: { 'line-color': colours.layers[layer] },
    })),
    { selector: 'edge.unconfirmed', style: { 'line-style': 'dashed' as const, 'line-dash-pattern': [6, 5] } },
    { selector: 'edge.near', style: { width: 2.4, opacity: 1 } },
    { selector: 'node:selected', style: { 'border-color': colours.selected, 'border-width': 3 } },
    { selector: 'edge:selected', style: { width: 4, opacity: 1 } },
    { selector: ':active', style: { 'overlay-opacity': 0 } },
  ] as StylesheetJson;
}
