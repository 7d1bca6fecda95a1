/**
 * Countries as FollowTheMoney writes them: two letters of ISO 3166-1, in lower case. What sources write is
 * a code or a name in English or Spanish; the names are those of the Unicode CLDR, which Node carries.
 */
import { COUNTRY_CODES } from '@trama/model';

/** Names that lists of the US Treasury and texts use and CLDR does not. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'United States of America': 'us',
  'Estados Unidos de América': 'us',
  'Estados Unidos Mexicanos': 'mx',
  'Great Britain': 'gb',
  'Russian Federation': 'ru',
  Burma: 'mm',
  Turkey: 'tr',
  'Czech Republic': 'cz',
  'Hong Kong': 'hk',
  Macau: 'mo',
  'Ivory Coast': 'ci',
  'Congo, Democratic Republic of the': 'cd',
  'Congo, Republic of the': 'cg',
  'Macedonia, The Former Yugoslav Republic of': 'mk',
  Palestinian: 'ps',
  'West Bank': 'ps',
  'Region: Gaza': 'ps',
};

/** By code and by `nameKey`. */
const KNOWN: ReadonlyMap<string, string> = knownCountries();

/** `mx` of `MEX`, `MX`, `Mexico` or `México`; null where it is no country. */
export function countryCode(text: string): string | null {
  return KNOWN.get(text.trim().toUpperCase()) ?? KNOWN.get(nameKey(text)) ?? null;
}

function knownCountries(): Map<string, string> {
  const known = new Map<string, string>();
  for (const [three, two] of COUNTRY_CODES) {
    for (const code of [three, two]) known.set(code, two.toLowerCase());
  }
  const codes = new Set(known.values());
  for (const language of ['en', 'es']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const two of codes) {
      const name = names.of(two.toUpperCase());
      if (name !== undefined) known.set(nameKey(name), two);
    }
  }
  for (const [name, two] of Object.entries(OTHER_NAMES)) known.set(nameKey(name), two);
  return known;
}

/** Free of accents, case, articles and the order of words: `Korea, North` is `North Korea`. */
function nameKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bsaint\b/g, 'st')
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !/^(?:the|of|and|de|del|la|las|el|los|y)$/.test(word));
  return words.sort().join(' ');
}
