import { useVirtualizer } from '@tanstack/react-virtual';
import type { ClaimView, Review } from '@trama/contract';
import { useEffect, useRef } from 'react';
import { useWords } from '../../language/language.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { ClaimRow } from './claim-row.js';
import type { ReviewActs } from './review-head.js';
import type { ReviewWork } from './use-review.js';

const ROW_PX = 62;

/** Claims in the order of the text; only those in view are in the page. */
export function ClaimList({
  claims,
  mentions,
  chosen,
  onChoose,
  work,
  acts,
}: {
  readonly claims: readonly ClaimView[];
  readonly mentions: Review['mentions'];
  readonly chosen: number;
  readonly onChoose: (id: string) => void;
  readonly work: ReviewWork;
  readonly acts: ReviewActs;
}) {
  const t = useWords('review');
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: claims.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (index) => claims[index]?.id ?? index,
  });
  useEffect(() => rows.scrollToIndex(chosen, { align: 'auto' }), [rows, chosen]);
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = work.asked;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= claims.length - 30) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, claims.length]);
  return (
    <ScrollBox ref={box} className="claim-list" label={t('claims')}>
      <ol style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const claim = claims[item.index];
          if (!claim) return null;
          return (
            <li
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              aria-setsize={claims.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ClaimRow
                claim={claim}
                mention={mentions.find((one) => one.id === claim.about.id) ?? null}
                isChosen={item.index === chosen}
                isSaving={work.isSaving(claim.id)}
                onChoose={() => onChoose(claim.id)}
                acts={acts}
              />
            </li>
          );
        })}
      </ol>
    </ScrollBox>
  );
}
