/** A claim in one short line: how the examples of rules and the tests write what they expect. */
import type { DraftClaim } from '@trama/model';
import type { Extraction } from './extraction.js';

/** `Pedro Ramos Luna leaderOf > CJNG`, `event killed 14/14/? unknown "at least" by police`. */
export function showClaim(extraction: Extraction, claim: DraftClaim): string {
  const parts = [
    showMention(extraction, claim.about),
    claim.negated ? 'not' : '',
    claim.property,
    claim.target === null ? '' : `> ${showMention(extraction, claim.target)}`,
    claim.value === null ? '' : showValue(claim),
    showRange(claim),
    claim.property === 'seized' ? '' : (claim.victimClass ?? ''),
    claim.body ?? '',
    claim.unit === null || (claim.unit === 'person' && claim.property !== 'size') || claim.property === 'seized'
      ? ''
      : claim.unit,
    claim.hedge === null ? '' : `"${claim.hedge}"`,
    claim.attribution === null ? '' : `by ${claim.attribution}`,
    claim.time === null || claim.time === claim.value ? '' : `at ${claim.time}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function showMention(extraction: Extraction, local: string): string {
  const mention = extraction.mentions.find((m) => m.local === local);
  return mention?.name ?? (mention?.schema === 'Event' ? 'event' : local);
}

function showValue(claim: DraftClaim): string {
  if (claim.property === 'seized') {
    const unit = claim.unit === 'piece' ? '' : `${claim.unit} `;
    return `${claim.best} ${unit}${claim.value}`;
  }
  return /Date$|^date$|^start$/.test(claim.property) ? (claim.value as string) : `"${claim.value}"`;
}

function showRange({ property, low, best, high }: DraftClaim): string {
  if (property === 'seized' || (low === null && best === null && high === null)) return '';
  if (low === best && best === high) return String(best);
  return [low, best, high].map((n) => n ?? '?').join('/');
}
