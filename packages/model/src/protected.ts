/** People whom the law and our own rules protect, and what is no ground against anybody. */

/** Stated of a subject by a person. */
export const PROTECTED_MARKS = ['minor', 'lawyer', 'journalist', 'rights-defender'] as const;
export type ProtectedMark = (typeof PROTECTED_MARKS)[number];

/** Why somebody is protected: by a mark or a claim, or by class. `maybe-minor`: their dates leave it open. */
export const PROTECTIONS = [
  'minor',
  'lawyer',
  'journalist',
  'rights-defender',
  'maybe-minor',
  'victim',
  'bystander',
] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** Lists and charts leave these out unless a reader asks for them, saying what for. */
const HIDDEN: ReadonlySet<Protection> = new Set<Protection>(['minor', 'victim', 'bystander']);

export function isHidden(protections: readonly Protection[]): boolean {
  return protections.some((one) => HIDDEN.has(one));
}

/** Classes that ask for written grounds. */
export function needsGrounds(subjectClass: string): boolean {
  return subjectClass === 'suspected' || subjectClass === 'convicted';
}

/**
 * By a birth date of whatever precision: `minor` and `adult` are said only where every day that it may mean
 * says so. Born on 29 February, one is a year older on 1 March. Both in UTC, `today` as `2026-11-24`.
 */
export function ageGroup(birthDate: string, today: string): 'minor' | 'adult' | 'unknown' {
  const day = /^\d{4}(-\d\d(-\d\d)?)?/.exec(birthDate)?.[0];
  if (day === undefined) return 'unknown';
  const birthday = `${String(Number(today.slice(0, 4)) - 18).padStart(4, '0')}${today.slice(4)}`;
  if (`${day}-01-01`.slice(0, 10) > birthday) return 'minor';
  return `${day}-12-31`.slice(0, 10) <= birthday ? 'adult' : 'unknown';
}

/** Religion, politics, union, press and protest, in both languages, as whole words with their endings. */
const NO_GROUND =
  /(?<![\p{L}])(religi[oó]\p{L}*|church\p{L}*|mosque\p{L}*|iglesias?|parroquias?|sacerdot\p{L}*|priests?|pastor(?:es|s)?|catholic\p{L}*|cat[oó]lic\p{L}*|evang[eé]lic\p{L}*|musul\p{L}*|muslim\p{L}*|jew(?:s|ish)?|jud[ií][oa]s?|politic\p{L}*|pol[ií]tic\p{L}*|political party|partido|militan\p{L}*|elections?|elecci[oó]n\p{L}*|trade union\p{L}*|unions?|unionist\p{L}*|sindica\p{L}*|press|prensa|journalis\p{L}*|periodis\p{L}*|newspapers?|peri[oó]dicos?|protest\p{L}*|demonstrat(?:or|ion)s?|manifestaci[oó]n\p{L}*|manifestantes?|marchas?|strikers?|huelgu?\p{L}*|activis\p{L}*)(?![\p{L}])/giu;

/** Words in written grounds that name what is no ground, as they are written, each once: who writes has to say why it is not for these. */
export function noGroundWords(text: string): string[] {
  const found = Array.from(text.normalize('NFC').matchAll(NO_GROUND), ([word]) => word.toLowerCase());
  return [...new Set(found)];
}
