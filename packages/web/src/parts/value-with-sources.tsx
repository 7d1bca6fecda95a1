import type { ClaimView } from '@trama/contract';
import { useWords } from '../language/language.js';
import { claimSource } from './claim-source.js';
import { GradeBadge } from './grade-badge.js';

/** One value; pressing it opens every source that states it in the drawer. */
export function ValueWithSources({
  text,
  claims,
  onOpen,
  sayWho = false,
}: {
  readonly text: string;
  readonly claims: readonly ClaimView[];
  readonly onOpen: (ids: readonly string[]) => void;
  /** Names who says it beside the value: where sources disagree. */
  readonly sayWho?: boolean;
}) {
  const t = useWords('frame');
  const first = claims[0];
  const who = [...new Set(claims.map((claim) => claimSource(claim)))];
  // A report that says whose word it passes on is not the one who says it.
  const named = sayWho || claims.some((claim) => claim.attribution !== null);
  return (
    <button
      type="button"
      className="value"
      onClick={() => onOpen(claims.map((claim) => claim.id))}
      title={t('sources', { count: claims.length })}
    >
      <span className="value-text">{claims.every((c) => c.negated) ? t('negated', { what: text }) : text}</span>
      {first ? <GradeBadge grade={first.grade} credibility={first.credibility} /> : null}
      <span className="value-count">{named ? who.join(' · ') : t('sources', { count: claims.length })}</span>
    </button>
  );
}
