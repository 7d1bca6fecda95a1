import { randomInt } from 'node:crypto';
import { fail, type Language, ok, refusal } from '@trama/model';
import { SAMPLE_MOST, type Sample, type SampledPerson } from '@trama/server';
import { type Command, stringOption, type Text } from '../command.js';
import { onFolder } from '../folder.js';

export const auditSample: Command = {
  name: 'audit sample',
  summary: {
    en: 'Draw people at random from an agency’s records: class, grounds, sources, review date, releases.',
    es: 'Saca personas al azar de los registros de una dependencia: calidad, fundamento, fuentes, fecha de revisión, entregas.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    people: { type: 'string', value: 'N', help: { en: 'how many; default 100', es: 'cuántas; por omisión 100' } },
    seed: {
      type: 'string',
      value: 'S',
      help: { en: 'draws the same people again', es: 'vuelve a sacar las mismas personas' },
    },
    agency: {
      type: 'string',
      value: 'ID',
      help: { en: 'which; needed where the folder has several', es: 'cuál; hace falta donde la carpeta tiene varias' },
    },
    purpose: {
      type: 'string',
      value: 'TEXT',
      help: { en: 'what it is for; the audit keeps it', es: 'para qué es; la auditoría lo guarda' },
    },
    language: { type: 'string', value: 'en|es', help: { en: 'of the lines', es: 'de las líneas' } },
  },
  async run(call) {
    const invalid = (option: string, expected: string) =>
      fail(refusal('option-invalid', { option, expected, found: stringOption(call, option.slice(2)) ?? '' }));
    const people = Number(stringOption(call, 'people') ?? 100);
    if (!Number.isInteger(people) || people < 1 || people > SAMPLE_MOST) return invalid('--people', `1–${SAMPLE_MOST}`);
    const seed = Number(stringOption(call, 'seed') ?? randomInt(2 ** 32));
    if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) return invalid('--seed', '0–4294967295');
    const language = stringOption(call, 'language') ?? call.language;
    if (language !== 'en' && language !== 'es') return invalid('--language', 'en, es');
    const agency = stringOption(call, 'agency');
    const purpose = stringOption(call, 'purpose');
    const answer = await onFolder(call, (operations) => operations.auditSample({ agency, people, seed, purpose }));
    return answer.ok ? ok({ json: answer.value, lines: sampleLines(answer.value, language) }) : answer;
  },
};

const WORDS = {
  class: { en: 'class', es: 'calidad' },
  grounds: { en: 'grounds', es: 'fundamento' },
  sources: { en: 'sources', es: 'fuentes' },
  reviewBy: { en: 'review by', es: 'revisar antes del' },
  releases: { en: 'releases', es: 'entregas' },
  none: { en: 'none', es: 'ninguno' },
  found: { en: 'to look at', es: 'por revisar' },
} as const satisfies Record<string, Text>;

const FINDINGS: Readonly<Record<SampledPerson['findings'][number], Text>> = {
  'no-grounds': { en: 'no written grounds', es: 'sin fundamento escrito' },
  'no-review-date': { en: 'no review date', es: 'sin fecha de revisión' },
  overdue: { en: 'review date past', es: 'fecha de revisión vencida' },
};

function sampleLines({ agency, at, seed, of, items, marking }: Sample, language: Language): string[] {
  const w = (name: keyof typeof WORDS) => WORDS[name][language];
  const drawn =
    language === 'es'
      ? `${agency}: ${items.length} de ${of} personas, semilla ${seed}, ${at}`
      : `${agency}: ${items.length} of ${of} people, seed ${seed}, ${at}`;
  const people = items.flatMap((person, i) => {
    const grounds = person.grounds.map(({ subjectClass, by, reason }) => `${subjectClass}, ${by}: ${reason || '–'}`);
    const sources = person.sources.map(({ source, title, grade }) => `${grade} ${source}: ${title}`);
    const more = person.sourcesNotShown > 0 ? ` (+${person.sourcesNotShown})` : '';
    const releases = person.releases.map(({ recipient, at: when }) => `${recipient} ${when}`);
    return [
      `${i + 1}. ${person.label} (${person.id})`,
      `   ${w('class')}: ${person.subjectClass}; ${w('reviewBy')}: ${person.reviewBy ?? w('none')}`,
      `   ${w('grounds')}: ${grounds.join('; ') || w('none')}`,
      `   ${w('sources')}: ${(sources.join('; ') || w('none')) + more}`,
      `   ${w('releases')}: ${releases.join('; ') || w('none')}`,
      ...(person.findings.length > 0
        ? [`   ${w('found')}: ${person.findings.map((finding) => FINDINGS[finding][language]).join(', ')}`]
        : []),
    ];
  });
  return [marking, drawn, ...people];
}
