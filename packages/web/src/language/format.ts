/** Numbers and dates as the reader's language writes them. Pure: the time zone is passed in. */
import { COUNTRY_CODES, datePrecision, type Language, parsePartialDate } from '@trama/model';

const LOCALES = { en: 'en-US', es: 'es-MX' } as const;

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 }).format(value);
}

export function formatBytes(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: units[step] as string,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** A partial date in words, never more exact than its source: `2026`, `Feb 2026`, `Feb 22, 2026`. */
export function formatPartialDate(text: string, language: Language, timeZone: string): string {
  const date = parsePartialDate(text);
  if (!date) return text;
  const precision = datePrecision(date);
  if (precision === 'year') return date;
  if (precision === 'time') return formatInstant(date, language, timeZone);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number?];
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    ...(precision === 'day' ? { day: 'numeric' } : {}),
  }).format(Date.UTC(year, month - 1, day ?? 1));
}

/** A moment on the reader's clock. */
export function formatInstant(text: string, language: Language, timeZone: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...DAY, ...CLOCK }).format(at);
}

export function formatClock(at: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...CLOCK }).format(at);
}

/** What hovering a moment shows: the same moment with its zone, and in UTC. */
export function formatWithZone(text: string, language: Language, timeZone: string): string {
  if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return text;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const local = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    ...DAY,
    ...CLOCK,
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
  return `${local} (${timeZone}) · ${at.toISOString().replace('.000', '')}`;
}

export function readerTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `Mexico` or `México` of the code `MEX`; what is no code of a country stands as it came. */
export function formatCountry(text: string, language: Language): string {
  const code = COUNTRY_CODES.get(text.trim());
  return code === undefined ? text : (new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(code) ?? text);
}
