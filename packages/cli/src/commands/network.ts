import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { ShortBy } from '@trama/network';
import { openInput } from '@trama/server/reading';
import { type Answer, type Call, type Command, stringOption } from '../command.js';
import { NETWORK_ANALYSES, type NetworkAnalysis } from '../network/network-analyses.js';
import type { NetworkJob, NetworkOptions, NetworkReport, NodeColumns } from '../network/network-job.js';
import { networkLines, skippedLines } from '../network/network-lines.js';
import { intervalsOf, rowsOf, valuesOf, writeColumns } from '../network/node-values.js';
import { runNetworkJob } from '../network/run-network-job.js';
import { writeWhole } from '../whole-file.js';

const SHORT_BY = ['hops', 'cost', 'probability', 'sources'] as const satisfies readonly ShortBy[];

export const network: Command = {
  name: 'network',
  summary: {
    en: 'Analyse a network given as an edge list, without a database.',
    es: 'Analiza una red dada como lista de vínculos, sin base de datos.',
  },
  positionals: `FILE ${Object.entries(NETWORK_ANALYSES)
    .map(([name, analysis]) => [name, ...(analysis?.words ?? [])].join(' '))
    .join('|')}`,
  arity([, analysis = '']) {
    const count = 2 + (analysisOf(analysis)?.words?.length ?? 0);
    return [count, count];
  },
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: { en: 'write the values there as CSV', es: 'escribe ahí los valores como CSV' },
    },
    seed: {
      type: 'string',
      value: 'S',
      help: { en: 'equal seeds, equal answers', es: 'semillas iguales, respuestas iguales' },
    },
    resolution: { type: 'string', value: 'R', help: { en: 'of communities (1)', es: 'de las comunidades (1)' } },
    top: {
      type: 'string',
      value: 'N',
      help: { en: 'how many likely ties, or brokers (50)', es: 'cuántos vínculos probables o intermediarios (50)' },
    },
    sources: {
      type: 'string',
      value: 'K',
      help: { en: 'estimate from K nodes drawn by chance', es: 'estima desde K nodos tomados al azar' },
    },
    error: {
      type: 'string',
      value: 'E',
      help: {
        en: 'betweenness: draw sources until no value is off by more than this share of all pairs',
        es: 'betweenness: toma nodos hasta que ningún valor yerre en más de esta parte de todos los pares',
      },
    },
    k: {
      type: 'string',
      value: 'K',
      help: { en: 'how many paths (3)', es: 'cuántos caminos (3)' },
    },
    by: {
      type: 'string',
      value: SHORT_BY.join('|'),
      help: {
        en: 'paths by ties, or by weights as costs, chances or numbers of sources (hops; with --weighted cost)',
        es: 'caminos por vínculos, o por pesos como costos, probabilidades o números de fuentes (hops; con --weighted cost)',
      },
    },
    missing: {
      type: 'string',
      value: 'SHARE',
      help: {
        en: 'the share of true ties not seen: values get intervals',
        es: 'la parte de vínculos reales no vistos: los valores llevan intervalos',
      },
    },
    weighted: {
      type: 'boolean',
      help: { en: 'weights count; repeated ties add up', es: 'cuentan los pesos; los vínculos repetidos se suman' },
    },
    layer: {
      type: 'string',
      value: 'L',
      help: { en: 'keep the ties of this layer', es: 'conserva los vínculos de esta capa' },
    },
  },
  async run(call) {
    const job = readJob(call);
    if (!job.ok) return job;
    const input = await openInput(job.value.file);
    if (!input.ok) return input;
    await input.value.handle.close();
    const report = await runNetworkJob(job.value, call.signal, (step, share) =>
      call.terminal.progress(`${call.language === 'es' ? STEPS_ES[step] : step} ${Math.floor(share * 100)} %`),
    );
    if (!report.ok) return report;
    for (const line of skippedLines(report.value, call.language)) call.terminal.warn(line);
    return answerOf(call, job.value, report.value);
  },
};

const STEPS_ES = { read: 'lectura', analyse: 'análisis' } as const;

async function answerOf(call: Call, job: NetworkJob, report: NetworkReport): Promise<Result<Answer, Refusal>> {
  const out = stringOption(call, 'out');
  if (out !== null && report.columns.length > 0) {
    const { low, high } = report.interval ?? {};
    const columns: NodeColumns = low && high ? [['low', low], ['high', high], ...report.columns] : report.columns;
    const written = await writeWhole(out, async (write) => ok(await writeColumns(report.ids, columns, write)));
    if (!written.ok) return written;
  }
  const { nodes, edges, seconds, selfTies, repeatedTies, skipped, summary } = report;
  return ok({
    json: {
      nodes,
      edges,
      analysis: job.analysis,
      seconds,
      values: out === null ? shownValues(report) : null,
      summary,
      ...(report.interval && out === null && { interval: intervalsOf(report.ids, report.interval) }),
      ...report.more,
      selfTies,
      repeatedTies,
      skipped,
    },
    lines: networkLines(report, out, call.language),
  });
}

function shownValues({ ids, columns }: NetworkReport) {
  const [first] = columns;
  if (first === undefined) return null;
  return columns.length > 1 ? rowsOf(ids, columns) : valuesOf(ids, first[1]);
}

function readJob(call: Call): Result<NetworkJob, Refusal> {
  const [file = '', analysis = '', ...words] = call.positionals;
  const invalid = (option: string, expected: string, found: string) =>
    fail(refusal('option-invalid', { option, expected, found }));
  if (analysisOf(analysis) === undefined)
    return invalid('ANALYSIS', Object.keys(NETWORK_ANALYSES).join(', '), analysis);
  if (analysis === 'layout' && stringOption(call, 'out') === null) {
    return invalid('--out', 'a file for the places', call.language === 'es' ? 'ninguno' : 'none');
  }
  const options = readOptions(call);
  return options.ok ? ok({ file, analysis, words, options: options.value }) : options;
}

function analysisOf(name: string): NetworkAnalysis | undefined {
  return Object.hasOwn(NETWORK_ANALYSES, name) ? NETWORK_ANALYSES[name] : undefined;
}

interface NumberRule {
  readonly name: 'seed' | 'resolution' | 'top' | 'sources' | 'error' | 'k' | 'missing';
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

const NUMBERS: readonly NumberRule[] = [
  { name: 'seed', whole: true, least: 0, most: Number.MAX_SAFE_INTEGER },
  { name: 'resolution', whole: false, least: 0, most: 1e9 },
  { name: 'missing', whole: false, least: 0, most: 0.9 },
  { name: 'top', whole: true, least: 1, most: 100_000 },
  { name: 'sources', whole: true, least: 1, most: 1e9 },
  { name: 'error', whole: false, least: 1e-9, most: 0.999 },
  { name: 'k', whole: true, least: 1, most: 10_000 },
];

function readOptions(call: Call): Result<NetworkOptions, Refusal> {
  const numbers: Partial<Record<NumberRule['name'], number>> = {};
  for (const { name, whole, least, most } of NUMBERS) {
    const text = stringOption(call, name);
    if (text === null) continue;
    const value = Number(text);
    const fits = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!fits) {
      const expected = `${whole ? 'a whole number' : 'a number'} ${least}–${most}`;
      return fail(refusal('option-invalid', { option: `--${name}`, expected, found: text }));
    }
    numbers[name] = value;
  }
  const layer = stringOption(call, 'layer');
  const weighted = call.options.weighted === true;
  const asked = stringOption(call, 'by') ?? (weighted ? 'cost' : 'hops');
  const by = SHORT_BY.find((name) => name === asked);
  if (by === undefined) {
    return fail(refusal('option-invalid', { option: '--by', expected: SHORT_BY.join(', '), found: asked }));
  }
  return ok({ ...numbers, ...(layer !== null && { layer }), by, weighted: weighted || by !== 'hops' });
}
