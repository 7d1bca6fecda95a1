/**
 * The CURP, Mexico's population register key, as its public instruction lays it down (DOF, 18 Oct
 * 2021): four letters of the names, date, sex, state, three inner consonants, a character against
 * doubles, a check digit. Keys made here are formally right and belong to invented people.
 */
export interface CurpParts {
  readonly given: string;
  readonly paternal: string;
  readonly maternal: string;
  /** `1981-08-01` */
  readonly birthDate: string;
  readonly sex: 'H' | 'M';
  /** Two letters of the state of birth. */
  readonly state: string;
  /** Character 17 apart from the century's kind: 0 for nearly everybody. */
  readonly double?: number;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
/** First four letters that the instruction replaces: the second letter becomes X. */
const REPLACED: ReadonlySet<string> = new Set(
  (
    'BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO FETO GETA GUEI ' +
    'GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO ' +
    'MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO ' +
    'RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY'
  ).split(' '),
);

export function makeCurp(parts: CurpParts): string {
  const [paternal, maternal] = [letters(parts.paternal), letters(parts.maternal)];
  const names = letters(parts.given).split(' ');
  const given =
    names.length > 1 && /^(JOSE|MARIA|J|MA)$/.test(names[0] as string) ? (names[1] as string) : (names[0] as string);
  const vowel = /[AEIOU]/.exec(paternal.slice(1))?.[0] ?? 'X';
  let head = first(paternal) + vowel + first(maternal) + first(given);
  if (REPLACED.has(head)) head = `${head[0]}X${head.slice(2)}`;
  const [year = '', month, day] = parts.birthDate.split('-');
  const double = parts.double ?? 0;
  const body =
    `${head}${year.slice(2)}${month}${day}${parts.sex}${parts.state}` +
    inner(paternal) +
    inner(maternal) +
    inner(given) +
    (Number(year) < 2000 ? String(double) : String.fromCharCode(65 + double));
  return body + curpCheckDigit(body);
}

/** The check digit of the first 17 characters. */
function curpCheckDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += ALPHABET.indexOf(body[i] as string) * (18 - i);
  return String((10 - (sum % 10)) % 10);
}

function letters(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('Ñ', 'X')
    .normalize('NFD')
    .replace(/[^A-Z ]/g, '');
}

const first = (name: string): string => name[0] ?? 'X';
const inner = (name: string): string => /[^AEIOU ]/.exec(name.slice(1))?.[0] ?? 'X';
