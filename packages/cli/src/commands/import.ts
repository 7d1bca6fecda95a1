import { readFile } from 'node:fs/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { ImportProgress } from '@trama/server';
import { inputFiles, refusedFile } from '@trama/server/reading';
import { type Answer, type Call, type Command, stringOption } from '../command.js';
import { onFolder } from '../folder.js';
import { refusedLines, skippedLines } from '../refused-lines.js';

export const importFiles: Command = {
  name: 'import',
  summary: {
    en: 'Bring reports, lists and tables of an agency into the ledger.',
    es: 'Incorpora al registro informes, listas y tablas de una dependencia.',
  },
  positionals: 'PATH…',
  arity: [1, Number.POSITIVE_INFINITY],
  options: {
    agency: {
      type: 'string',
      value: 'ID',
      required: true,
      help: { en: 'the agency whose reports these are', es: 'la dependencia dueña de los informes' },
    },
    grade: {
      type: 'string',
      value: 'A–F',
      required: true,
      help: { en: 'reliability of the source', es: 'fiabilidad de la fuente' },
    },
    marking: {
      type: 'string',
      value: 'TEXT',
      required: true,
      help: { en: 'such as "TLP:AMBER//REL TO USA, MEX"', es: 'como "TLP:AMBER//REL TO USA, MEX"' },
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      help: { en: 'found from name and content where left out', es: 'se deduce del nombre y contenido si falta' },
    },
    'accept-as': {
      type: 'string',
      value: 'USER',
      help: {
        en: 'accept all drafts in this reviewer’s name',
        es: 'acepta todos los borradores en nombre de esta persona revisora',
      },
    },
    source: { type: 'string', value: 'NAME', help: { en: 'who issued the report', es: 'quién emitió el informe' } },
    date: {
      type: 'string',
      value: 'YYYY-MM-DD',
      help: { en: 'date of the report where it states none', es: 'fecha del informe si no la dice' },
    },
    'time-zone': {
      type: 'string',
      value: 'ZONE',
      help: {
        en: 'for clock times without an offset (IANA name or UTC)',
        es: 'para horas sin desfase (nombre IANA o UTC)',
      },
    },
    map: {
      type: 'string',
      value: 'FILE.json',
      help: { en: 'what the columns of a table mean', es: 'qué significan las columnas de una tabla' },
    },
    'legal-basis': {
      type: 'string',
      value: 'TEXT',
      help: { en: 'on which legal ground the report is held', es: 'con qué fundamento legal se tiene el informe' },
    },
    'us-persons': {
      type: 'string',
      value: 'no|unknown',
      help: {
        en: 'no: nobody in it is a US person; else an agency that masks them keeps its identities',
        es: 'no: nadie en él es persona estadounidense; si no, la dependencia que las reserva guarda las identidades',
      },
    },
  },
  empty: { reports: [], unchanged: 0, refused: [] },
  async run(call) {
    const { files, refused } = await inputFiles(call.positionals, call.language);
    const map = await readMap(stringOption(call, 'map'));
    // What is wrong with the options is wrong with each file (CONTRACT, "Several files").
    const refuseAll = (error: Refusal): Result<Answer, Refusal> => {
      const all = [...refused, ...files.map(({ given }) => refusedFile(given, error, call.language))];
      if (all.length === 0) return fail(error);
      for (const text of refusedLines(all)) call.terminal.warn(text);
      return ok({ json: { reports: [], unchanged: 0, refused: all }, lines: [], failed: true });
    };
    if (!map.ok) return refuseAll(map.error);
    const options = {
      agency: stringOption(call, 'agency') as string,
      grade: stringOption(call, 'grade') as string,
      marking: stringOption(call, 'marking') as string,
      format: stringOption(call, 'format'),
      acceptAs: stringOption(call, 'accept-as'),
      source: stringOption(call, 'source'),
      date: stringOption(call, 'date'),
      timeZone: stringOption(call, 'time-zone'),
      map: map.value,
      legalBasis: stringOption(call, 'legal-basis'),
      usPersons: stringOption(call, 'us-persons'),
    };
    const answer = await onFolder(call, (operations) =>
      operations.importFiles(
        { files, options, refused, language: call.language },
        (p) => call.terminal.progress(line(call, p)),
        call.signal,
      ),
    );
    if (!answer.ok) return OF_OPTIONS.has(answer.error.code) ? refuseAll(answer.error) : answer;
    const value = answer.value;
    if (value.newAgency !== undefined) call.terminal.warn(newAgencyLine(call, value.newAgency));
    for (const text of refusedLines(value.refused)) call.terminal.warn(text);
    const es = call.language === 'es';
    const lines = value.reports.flatMap((report) => [
      es
        ? `${report.file}: ${report.accepted} datos aceptados, ${report.draft} borradores (${report.id})`
        : `${report.file}: ${report.accepted} claims accepted, ${report.draft} drafts (${report.id})`,
      ...skippedLines(report.skipped, call.language),
    ]);
    if (value.unchanged > 0) lines.push(es ? `Sin cambio: ${value.unchanged}` : `Unchanged: ${value.unchanged}`);
    return ok({ json: value, lines, failed: value.refused.length > 0 });
  },
};

const OF_OPTIONS: ReadonlySet<string> = new Set([
  'option-invalid',
  'marking-unknown',
  'marking-classified',
  'map-invalid',
  'reader-unknown',
  'reader-may-not-accept',
]);

function newAgencyLine(call: Call, agency: string): string {
  return call.language === 'es'
    ? `${agency} es nueva en esta carpeta y se creó; trama reader add le añade personas usuarias.`
    : `${agency} is new on this folder and was made; trama reader add gives it readers.`;
}

async function readMap(path: string | null): Promise<Result<string | null, Refusal>> {
  if (path === null) return ok(null);
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    return fail(refusal('map-invalid', { found: `${path}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}` }));
  }
}

function line(call: Call, progress: ImportProgress): string {
  const words = {
    en: { receive: 'receiving', read: 'reading', write: 'writing', done: 'done' },
    es: { receive: 'recibiendo', read: 'leyendo', write: 'escribiendo', done: 'listo' },
  }[call.language];
  const count = progress.done.toLocaleString(call.language);
  const of = progress.total === null ? '' : ` / ${progress.total.toLocaleString(call.language)}`;
  return `${progress.file ?? ''} ${words[progress.step]} ${count}${of}`.trim();
}
