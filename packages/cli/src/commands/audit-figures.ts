import { fail, type Language, ok, refusal } from '@trama/model';
import type { YearFigures } from '@trama/server';
import { type Command, stringOption, type Text } from '../command.js';
import { onFolder } from '../folder.js';

export const auditFigures: Command = {
  name: 'audit figures',
  summary: {
    en: 'An agency’s year in numbers: records of people by class, validations, purges, holds, reads, releases.',
    es: 'El año de una dependencia en cifras: registros de personas por calidad, validaciones, purgas, retenciones, lecturas, entregas.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    year: { type: 'string', value: 'YYYY', required: true, help: { en: 'the year, in UTC', es: 'el año, en UTC' } },
    agency: {
      type: 'string',
      value: 'ID',
      help: { en: 'which; needed where the folder has several', es: 'cuál; hace falta donde la carpeta tiene varias' },
    },
  },
  async run(call) {
    const found = stringOption(call, 'year') ?? '';
    const year = Number(found);
    if (!/^\d{4}$/.test(found) || year < 2000 || year > 2200) {
      return fail(refusal('option-invalid', { option: '--year', expected: '2000–2200', found }));
    }
    const answer = await onFolder(call, (operations) =>
      operations.auditFigures({ agency: stringOption(call, 'agency'), year }),
    );
    return answer.ok ? ok({ json: answer.value, lines: figureLines(answer.value, call.language) }) : answer;
  },
};

type Counted = Exclude<keyof YearFigures, 'year' | 'agency' | 'asOf' | 'people' | 'releases'>;

const WORDS: Readonly<Record<Counted, Text>> = {
  validations: { en: 'validations', es: 'validaciones' },
  purges: { en: 'purges', es: 'purgas' },
  corrections: { en: 'claims corrected', es: 'afirmaciones corregidas' },
  contested: { en: 'entries contested', es: 'registros impugnados' },
  contestsAnswered: { en: 'contests answered', es: 'impugnaciones resueltas' },
  holdsPlaced: { en: 'legal holds placed', es: 'retenciones legales impuestas' },
  holdsStanding: { en: 'legal holds standing', es: 'retenciones legales vigentes' },
  searches: { en: 'searches', es: 'búsquedas' },
  reads: { en: 'reads', es: 'lecturas' },
  refused: { en: 'refused', es: 'rechazos' },
  exports: { en: 'exports', es: 'exportaciones' },
  exportsNotStated: { en: 'exports without a stated purpose', es: 'exportaciones sin propósito declarado' },
  openings: { en: 'openings by auditors', es: 'aperturas de auditoría' },
  unmaskings: { en: 'unmaskings', es: 'identidades reveladas' },
  samples: { en: 'samples drawn', es: 'muestras sacadas' },
};

function figureLines(figures: YearFigures, language: Language): string[] {
  const counted = (Object.keys(WORDS) as Counted[]).map((name) => `${WORDS[name][language]}: ${figures[name]}`);
  const records = language === 'es' ? 'registros de personas' : 'records of people';
  const releases = language === 'es' ? 'entregas a' : 'releases to';
  return [
    `${figures.agency} ${figures.year} (${figures.asOf})`,
    ...figures.people.map(({ subjectClass, records: count }) => `${records}, ${subjectClass}: ${count}`),
    ...figures.releases.map(({ recipient, releases: count }) => `${releases} ${recipient}: ${count}`),
    ...counted,
  ];
}
