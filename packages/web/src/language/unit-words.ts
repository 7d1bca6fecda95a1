/** The units that claims carry, in the reader's language; signs (kg, USD) and what is not known here stand as they came. */
import type { Language } from '@trama/model';

type Forms = readonly [one: string, other: string];

const UNITS: Readonly<Record<string, Readonly<Record<Language, Forms>>>> = {
  person: { en: ['person', 'people'], es: ['persona', 'personas'] },
  event: { en: ['incident', 'incidents'], es: ['incidente', 'incidentes'] },
  state: { en: ['state', 'states'], es: ['estado', 'estados'] },
  city: { en: ['city', 'cities'], es: ['ciudad', 'ciudades'] },
  pill: { en: ['pill', 'pills'], es: ['pastilla', 'pastillas'] },
  dose: { en: ['dose', 'doses'], es: ['dosis', 'dosis'] },
  bag: { en: ['bag', 'bags'], es: ['bolsa', 'bolsas'] },
  package: { en: ['package', 'packages'], es: ['paquete', 'paquetes'] },
  year: { en: ['year', 'years'], es: ['año', 'años'] },
};
/** Counts of these are of people: the word says so already ("25 detained"). */
const OF_PEOPLE: ReadonlySet<string> = new Set(['killed', 'wounded', 'detained', 'stranded']);
/** What is counted is named by the value alone: "3 rifles". */
const PIECE = 'piece';

/** The word after a number of this unit, or null where none is needed. */
export function unitWord(property: string, unit: string | null, amount: number, language: Language): string | null {
  if (unit === null || unit === '' || unit === PIECE) return null;
  if (unit === 'person' && OF_PEOPLE.has(property)) return null;
  const forms = UNITS[unit]?.[language];
  if (forms === undefined) return unit;
  const plural = new Intl.PluralRules(language).select(amount);
  if (plural === 'one') return forms[0];
  return language === 'es' && plural === 'many' ? `de ${forms[1]}` : forms[1];
}
