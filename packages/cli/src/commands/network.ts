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
        en: 'betweenness: draw pairs until no value is off by more than this share of all pairs',
        es: 'betweenness: toma pares hasta que ningún valor yerre en más de esta parte de todos los pares',
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
        en: 'the share of true ties not seen: values and ranks get intervals',
        es: 'la parte de vínculos reales no vistos: valores y lugares llevan intervalos',
      },
    },
    'missing-people': {
      type: 'string',
      value: 'SHARE',
      help: { en: 'the share of true people not seen', es: 'la parte de personas reales no vistas' },
    },
    'false-ties': {
      type: 'string',
      value: 'SHARE',
      help: { en: 'the share of seen ties that are not true', es: 'la parte de vínculos vistos que no son reales' },
    },
    draws: {
      type: 'string',
      value: 'N',
      help: { en: 'draws for the intervals (100)', es: 'sorteos para los intervalos (100)' },
    },
    seconds: {
      type: 'string',
      value: 'S',
      help: { en: 'time for the intervals (60)', es: 'tiempo para los intervalos (60)' },
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
    for (const line of unreadLines(job.value, call)) call.terminal.warn(line);
    for (const line of skippedLines(report.value, call.language)) call.terminal.warn(line);
    return answerOf(call, job.value, report.value);
  },
};

/** The options of intervals, read by every analysis that has a measure. */
const OF_INTERVALS = ['missing', 'missingPeople', 'falseTies', 'draws', 'seconds', 'seed'] as const;

/** One line an option that was given and that this analysis does not read. */
function unreadLines({ analysis, options }: NetworkJob, { language }: Call): string[] {
  const { takes = [], measure } = analysisOf(analysis) ?? {};
  const { layer: _layer, weighted: _weighted, by, ...given } = options;
  const names = [...Object.keys(given), ...(by === 'hops' || by === 'cost' ? [] : ['by'])];
  const read = new Set<string>([...takes, ...(measure ? OF_INTERVALS : [])]);
  return names
    .filter((name) => !read.has(name))
    .map((name) =>
      language === 'es'
        ? `${analysis} no usa --${wordOf(name)}: se dejó sin efecto`
        : `${analysis} does not read --${wordOf(name)}: it was left aside`,
    );
}

const STEPS_ES = { read: 'lectura', analyse: 'análisis' } as const;

async function answerOf(call: Call, job: NetworkJob, report: NetworkReport): Promise<Result<Answer, Refusal>> {
  const out = stringOption(call, 'out');
  if (out !== null && report.columns.length > 0) {
    const columns = [...intervalColumns(report), ...report.columns];
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
      ...shownIntervals(job, report, out === null),
      ...report.more,
      selfTies,
      repeatedTies,
      skipped,
    },
    lines: networkLines(report, out, call.language),
  });
}

/** In the document: what a value and a rank may be in truth, by node where they do not go to a file. */
function shownIntervals({ options }: NetworkJob, { intervals, ids }: NetworkReport, byNode: boolean) {
  if (intervals === undefined) return {};
  const { missing = 0, missingPeople = 0, falseTies = 0 } = options;
  const { level, draws, value, rank, stability } = intervals;
  return {
    ...(byNode && {
      interval: intervalsOf(ids, value),
      rank: intervalsOf(ids, rank),
      stability: valuesOf(ids, stability),
    }),
    intervals: { missing, missingPeople, falseTies, level, draws },
  };
}

function intervalColumns({ intervals }: NetworkReport): NodeColumns {
  if (intervals === undefined) return [];
  const { value, rank, stability } = intervals;
  return [
    ['rank_low', rank.low],
    ['rank_high', rank.high],
    ['stability', stability],
    ['low', value.low],
    ['high', value.high],
  ];
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
  readonly name: Exclude<keyof NetworkOptions, 'layer' | 'by' | 'weighted'>;
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

const NUMBERS: readonly NumberRule[] = [
  { name: 'seed', whole: true, least: 0, most: Number.MAX_SAFE_INTEGER },
  { name: 'resolution', whole: false, least: 0, most: 1e9 },
  { name: 'missing', whole: false, least: 0, most: 0.9 },
  { name: 'missingPeople', whole: false, least: 0, most: 0.9 },
  { name: 'falseTies', whole: false, least: 0, most: 0.9 },
  { name: 'draws', whole: true, least: 1, most: 10_000 },
  { name: 'seconds', whole: false, least: 0.001, most: 1e6 },
  { name: 'top', whole: true, least: 1, most: 100_000 },
  { name: 'sources', whole: true, least: 1, most: 1e9 },
  { name: 'error', whole: false, least: 1e-9, most: 0.999 },
  { name: 'k', whole: true, least: 1, most: 10_000 },
];

/** `missingPeople` is `missing-people` on the command line. */
const wordOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function readOptions(call: Call): Result<NetworkOptions, Refusal> {
  const numbers: Partial<Record<NumberRule['name'], number>> = {};
  for (const { name, whole, least, most } of NUMBERS) {
    const text = stringOption(call, wordOf(name));
    if (text === null) continue;
    const value = Number(text);
    const fits = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!fits) {
      const expected = `${whole ? 'a whole number' : 'a number'} ${least}–${most}`;
      return fail(refusal('option-invalid', { option: `--${wordOf(name)}`, expected, found: text }));
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
