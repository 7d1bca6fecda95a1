/** A link chart as an SVG drawing with its marking and legend burnt in: the source of both exports. Pure. */
import type { NetworkAnswer } from '@trama/contract';
import type { Layer, Property } from '@trama/model';
import type { Point } from './chart-layout.js';
import { labelLines } from './label-lines.js';
import { SHAPE_GROUPS, type ShapeGroup, shapeGroup } from './node-shape.js';
import type { ChartColours } from './palette.js';

export interface ChartDrawing {
  readonly answer: Pick<NetworkAnswer, 'nodes' | 'ties' | 'notShown'>;
  readonly places: ReadonlyMap<string, Point>;
  readonly centres: readonly string[];
  /** The text of the banner over everything in the picture. */
  readonly marking: string;
  readonly colours: ChartColours;
  readonly words: {
    readonly legend: string;
    readonly confirmed: string;
    readonly unconfirmed: string;
    readonly notShown: string | null;
    readonly drawn: string;
    readonly demonstration: string | null;
    readonly layer: (layer: Layer) => string;
    readonly shape: (group: ShapeGroup) => string;
    readonly tie: (property: Property) => string;
  };
}

const MARGIN = 90;
const BANNER = 34;
const LEGEND_WIDTH = 250;
const FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif';

export function chartSvg(drawing: ChartDrawing): { svg: string; width: number; height: number } {
  const { answer, places, colours } = drawing;
  const points = answer.nodes.map((node) => places.get(node.id) ?? { x: 0, y: 0 });
  const minX = Math.min(0, ...points.map((p) => p.x)) - MARGIN;
  const minY = Math.min(0, ...points.map((p) => p.y)) - MARGIN;
  const chartWidth = Math.max(0, ...points.map((p) => p.x)) + MARGIN - minX;
  const legend = legendLines(drawing);
  const chartHeight = Math.max(Math.max(0, ...points.map((p) => p.y)) + MARGIN - minY, legend.height + 40);
  const width = Math.ceil(chartWidth + LEGEND_WIDTH);
  const height = Math.ceil(chartHeight + 2 * BANNER);
  const at = (id: string): Point => {
    const p = places.get(id) ?? { x: 0, y: 0 };
    return { x: p.x - minX + LEGEND_WIDTH, y: p.y - minY + BANNER };
  };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}'>`,
    `<rect width="${width}" height="${height}" fill="${colours.background}"/>`,
    ...beside(answer.ties).map(({ tie, by }) => {
      const [a, b] = aside(at(tie.source), at(tie.target), by);
      const dash = tie.confirmed ? '' : ' stroke-dasharray="6 5"';
      return `<line x1="${r(a.x)}" y1="${r(a.y)}" x2="${r(b.x)}" y2="${r(b.y)}" stroke="${colours.layers[tie.layer]}" stroke-width="1.6"${dash}><title>${escapeXml(drawing.words.tie(tie.property))}</title></line>`;
    }),
    ...answer.nodes.map((node) => {
      const p = at(node.id);
      const isCentre = drawing.centres.includes(node.id);
      const lines = labelLines(node.label);
      return (
        shape(shapeGroup(node.schema), p, isCentre ? colours.centre : colours.node, colours.nodeLine) +
        `<text text-anchor="middle" font-size="12"${isCentre ? ' font-weight="600"' : ''} fill="${colours.text}" stroke="${colours.background}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${lines
          .map((line, i) => `<tspan x="${r(p.x)}" y="${r(p.y + 30 + i * 14)}">${escapeXml(line)}</tspan>`)
          .join('')}</text>`
      );
    }),
    legend.svg,
    banner(drawing.marking, width, 0),
    banner(drawing.marking, width, height - BANNER),
    '</svg>',
  ];
  return { svg: parts.join('\n'), width, height };
}

const BESIDE = 7;

/** Ties between the same two subjects lie side by side: `by` is how far from the middle line. */
function beside<T extends { readonly source: string; readonly target: string }>(
  ties: readonly T[],
): { readonly tie: T; readonly by: number }[] {
  const pair = (tie: T) => (tie.source < tie.target ? `${tie.source} ${tie.target}` : `${tie.target} ${tie.source}`);
  const counts = new Map<string, number>();
  for (const tie of ties) counts.set(pair(tie), (counts.get(pair(tie)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return ties.map((tie) => {
    const index = seen.get(pair(tie)) ?? 0;
    seen.set(pair(tie), index + 1);
    const by = (index - ((counts.get(pair(tie)) ?? 1) - 1) / 2) * BESIDE;
    return { tie, by: tie.source < tie.target ? by : -by };
  });
}

function aside(a: Point, b: Point, by: number): [Point, Point] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const dx = (-(b.y - a.y) / length) * by;
  const dy = ((b.x - a.x) / length) * by;
  return [
    { x: a.x + dx, y: a.y + dy },
    { x: b.x + dx, y: b.y + dy },
  ];
}

function banner(marking: string, width: number, y: number): string {
  return `<rect x="0" y="${y}" width="${width}" height="${BANNER}" fill="#000000"/><text x="${width / 2}" y="${y + 22}" text-anchor="middle" font-size="15" font-weight="600" fill="#ffffff">${escapeXml(marking)}</text>`;
}

function legendLines(drawing: ChartDrawing): { svg: string; height: number } {
  const { answer, colours, words } = drawing;
  const layers = [...new Set(answer.ties.map((tie) => tie.layer))];
  const shapes = SHAPE_GROUPS.filter((group) => answer.nodes.some((node) => shapeGroup(node.schema) === group));
  let y = BANNER + 30;
  const text = (x: number, words: string, size: number, colour: string, weight = 400) =>
    `<text x="${x}" y="${y + 4}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeXml(words)}</text>`;
  const line = (colour: string, dash: boolean) =>
    `<line x1="20" y1="${y}" x2="52" y2="${y}" stroke="${colour}" stroke-width="2.4"${dash ? ' stroke-dasharray="6 5"' : ''}/>`;
  const out = [text(20, words.legend, 14, colours.text, 600)];
  for (const layer of layers) {
    y += 22;
    out.push(line(colours.layers[layer], false), text(62, words.layer(layer), 12, colours.text));
  }
  y += 8;
  for (const [dash, said] of [
    [false, words.confirmed],
    [true, words.unconfirmed],
  ] as const) {
    for (const [index, piece] of wrap(said, 28).entries()) {
      y += index === 0 ? 24 : 15;
      out.push(...(index === 0 ? [line(colours.muted, dash)] : []), text(62, piece, 12, colours.text));
    }
  }
  y += 8;
  for (const group of shapes) {
    y += 26;
    out.push(
      shape(group, { x: 36, y }, colours.node, colours.nodeLine),
      text(62, words.shape(group), 12, colours.text),
    );
  }
  y += 12;
  for (const said of [words.notShown, words.drawn, words.demonstration]) {
    for (const piece of said === null ? [] : wrap(said, 34)) {
      y += 18;
      out.push(text(20, piece, 11, colours.muted));
    }
  }
  return { svg: out.join('\n'), height: y };
}

function shape(group: ShapeGroup, { x, y }: Point, fill: string, stroke: string): string {
  const paint = `fill="${fill}" stroke="${stroke}" stroke-width="1.5"`;
  const polygon = (points: readonly (readonly [number, number])[]) =>
    `<polygon points="${points.map(([dx, dy]) => `${r(x + dx)},${r(y + dy)}`).join(' ')}" ${paint}/>`;
  switch (group) {
    case 'person':
      return `<circle cx="${r(x)}" cy="${r(y)}" r="12" ${paint}/>`;
    case 'unidentified':
      return `<circle cx="${r(x)}" cy="${r(y)}" r="12" ${paint} stroke-dasharray="3 3"/>`;
    case 'organization':
      return `<rect x="${r(x - 12)}" y="${r(y - 12)}" width="24" height="24" ${paint}/>`;
    case 'place':
      return polygon([
        [0, -14],
        [14, 0],
        [0, 14],
        [-14, 0],
      ]);
    case 'vehicle':
      return polygon([
        [0, -13],
        [13, 11],
        [-13, 11],
      ]);
    case 'event':
      return polygon([
        [-7, -12],
        [7, -12],
        [14, 0],
        [7, 12],
        [-7, 12],
        [-14, 0],
      ]);
    case 'thing':
      return `<rect x="${r(x - 13)}" y="${r(y - 10)}" width="26" height="20" rx="6" ${paint}/>`;
  }
}

function r(n: number): number {
  return Math.round(n * 10) / 10;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
