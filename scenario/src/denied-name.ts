/** The guard that no invented person or group bears a known figure's name. */
import { DENIED_GROUPS, DENIED_NICKNAMES, DENIED_SHORT, DENIED_SURNAMES } from './name-list.js';

const folded = new Map<string, string>();

/** Lower case, without accents. */
export function foldName(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const fold = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  // Single names come again and again; whole ones do not.
  if (!text.includes(' ')) folded.set(text, fold);
  return fold;
}

const surnames: ReadonlySet<string> = new Set(
  DENIED_SURNAMES.flatMap((pair) => {
    const [a = '', b = ''] = foldName(pair).split(' ');
    return [`${a} ${b}`, `${b} ${a}`];
  }),
);
const short: ReadonlySet<string> = new Set(DENIED_SHORT.map(foldName));
const nicknames: ReadonlySet<string> = new Set(DENIED_NICKNAMES.map(foldName));
const groups: readonly string[] = DENIED_GROUPS.map(foldName);

/** True where the surnames, in either order, or one given name with the first surname are a known figure's. */
export function isDeniedName(name: {
  readonly given: string;
  readonly paternal: string;
  readonly maternal: string;
}): boolean {
  const paternal = foldName(name.paternal);
  if (surnames.has(`${paternal} ${foldName(name.maternal)}`)) return true;
  return name.given.split(' ').some((given) => short.has(`${foldName(given)} ${paternal}`));
}

export function isDeniedNickname(nickname: string): boolean {
  return nicknames.has(foldName(nickname));
}

export function isDeniedGroup(name: string): boolean {
  const fold = foldName(name);
  return groups.some((part) => fold.includes(part));
}
