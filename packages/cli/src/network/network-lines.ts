/** An answer for people: what was read, what was left out, the summary, the first nodes. */
import type { Language } from '@trama/model';
import { idOf, orderOf, type SkippedReason } from '@trama/network';
import type { NetworkReport } from './network-job.js';

const NODES_SHOWN = 10;

const REASONS: Readonly<Record<SkippedReason, Readonly<Record<Language, string>>>> = {
  'one-field': { en: 'two ids were expected, found one field', es: 'se esperaban dos id y hay un solo campo' },
  'no-id': { en: 'two ids were expected, found an empty one', es: 'se esperaban dos id y uno está vacío' },
  'long-id': { en: 'an id of at most 1,000 bytes was expected', es: 'se esperaba un id de a lo sumo 1,000 bytes' },
  weight: { en: 'a finite weight above 0 was expected', es: 'se esperaba un peso finito mayor que 0' },
  quotes: {
    en: 'a separator was expected after the closing quote',
    es: 'se esperaba un separador tras la comilla que cierra',
  },
  layers: { en: 'at most 256 layers were expected', es: 'se esperaban a lo sumo 256 capas' },
};

/** One line a reason: how many rows were left out, and the first of them. */
export function skippedLines({ skipped }: NetworkReport, language: Language): string[] {
  return skipped.map(({ reason, count, firstRows }) => {
    const more = count > firstRows.length ? ', …' : '';
    return language === 'es'
      ? `${count} fila(s) omitida(s): ${REASONS[reason].es} (filas ${firstRows.join(', ')}${more})`
      : `${count} row(s) left out: ${REASONS[reason].en} (rows ${firstRows.join(', ')}${more})`;
  });
}

export function networkLines(report: NetworkReport, out: string | null, language: Language): string[] {
  const { nodes, edges, seconds, columns, ids, summary, more = {} } = report;
  const number = new Intl.NumberFormat(language);
  const words =
    language === 'es' ? ['nodos', 'vínculos', 'lectura', 'análisis'] : ['nodes', 'ties', 'read', 'analysed'];
  const head = [
    `${number.format(nodes)} ${words[0]}, ${number.format(edges)} ${words[1]}`,
    `${words[2]} ${seconds.read.toFixed(2)} s, ${words[3]} ${seconds.analyse.toFixed(2)} s`,
  ];
  const facts = Object.entries({ ...summary, ...more }).map(([name, value]) => `${name}: ${factText(value)}`);
  const first = columns[0]?.[1];
  if (out !== null) return [...head, ...facts, out];
  if (first === undefined) return [...head, ...facts];
  const order = orderOf(Float64Array.from(first, (value) => rankingOf(value, report.smallestFirst === true)));
  return [
    ...head,
    ...facts,
    '',
    ...Array.from(order.subarray(0, NODES_SHOWN), (node) => `${idOf(ids, node)}\t${first[node]}`),
  ];
}

/** A node without a value comes last. */
function rankingOf(value: number, smallestFirst: boolean): number {
  if (Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
  return smallestFirst ? -value : value;
}

function factText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
