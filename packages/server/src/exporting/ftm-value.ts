/** Values in the form that FollowTheMoney's types take. */
import { countryCode } from './country-code.js';

const COUNTRIES: ReadonlySet<string> = new Set(['country', 'nationality']);
const DATES: ReadonlySet<string> = new Set(['date', 'startDate', 'endDate', 'birthDate', 'incorporationDate']);

/** In the form that this property takes there, or null where it takes no such value. */
export function ftmValue(name: string, text: string): string | null {
  if (COUNTRIES.has(name)) return countryCode(text);
  return DATES.has(name) ? ftmDate(text) : text;
}

/** A date as it is; an instant in UTC without a zone, which dates there cannot have. */
export function ftmDate(text: string): string {
  const instant = text.includes('T') ? new Date(text) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return text;
  const seconds = instant.toISOString().slice(0, 19);
  return seconds.endsWith(':00') ? seconds.slice(0, 16) : seconds;
}

/** There an id may hold letters, digits, points and hyphens alone. */
export function ftmEntityId(id: string): string {
  return id.replaceAll('_', '-');
}
