import type { ReportDetail } from '@trama/contract';
import { Fragment, memo, useEffect, useMemo, useRef } from 'react';
import { useWords } from '../language/language.js';
import { MarkingTag } from './marking-tag.js';
import { type Paragraph, paragraphsOf } from './paragraphs.js';
import { ScrollBox } from './scroll-box.js';
import { layerSpans, type MarkedSpan, spanAtClick, spansByPortion, strongestSign } from './span-layers.js';

type PortionOf = ReportDetail['portions'][number];

/**
 * The text by portions, each with its marking; spans over it, one selected. Every piece of text
 * carries its offset, so that a selection of the mouse can be told as a span.
 */
export function ReportText({
  portions,
  spans,
  selected,
  onSelect,
  label,
}: {
  readonly portions: readonly PortionOf[];
  readonly spans: readonly MarkedSpan[];
  readonly selected: string | null;
  readonly onSelect?: (id: string) => void;
  readonly label: string;
}) {
  const box = useRef<HTMLElement>(null);
  const paragraphs = useMemo(() => paragraphsOf(portions), [portions]);
  const byParagraph = useMemo(() => spansByPortion(paragraphs.map(wholeOf), spans), [paragraphs, spans]);
  const marking = paragraphs[0]?.marking;
  const mixed = paragraphs.some((paragraph) => paragraph.marking !== marking);

  useEffect(() => {
    if (selected === null) return;
    box.current?.querySelector(`mark[data-ids~="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'center' });
  }, [selected]);

  useEffect(() => {
    const element = box.current;
    if (!element || !onSelect) return;
    const onClick = (event: MouseEvent) => {
      if (!document.getSelection()?.isCollapsed) return;
      const mark = (event.target as Element).closest('mark');
      const id = spanAtClick(mark?.dataset.ids?.split(' ') ?? [], selected);
      if (id) onSelect(id);
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, [onSelect, selected]);

  return (
    <ScrollBox ref={box} className="report-text" label={label}>
      {paragraphs.map((paragraph, index) => (
        <ParagraphView
          key={paragraph.start}
          paragraph={paragraph}
          spans={byParagraph[index] ?? []}
          selected={byParagraph[index]?.some((span) => span.id === selected) ? selected : null}
          showMarking={mixed}
        />
      ))}
    </ScrollBox>
  );
}

/** As one portion from its first to its last letter. */
function wholeOf({ start, pieces }: Paragraph<PortionOf>): { start: number; text: { length: number } } {
  const last = pieces.at(-1);
  return { start, text: { length: last === undefined ? 0 : last.start + last.text.length - start } };
}

const ParagraphView = memo(function ParagraphView({
  paragraph,
  spans,
  selected,
  showMarking,
}: {
  readonly paragraph: Paragraph<PortionOf>;
  readonly spans: readonly MarkedSpan[];
  readonly selected: string | null;
  readonly showMarking: boolean;
}) {
  const t = useWords('frame');
  return (
    <div className="portion">
      {showMarking ? <MarkingTag marking={paragraph.marking} /> : null}
      <p>
        {paragraph.pieces.map((piece) => (
          <Fragment key={piece.start}>
            {piece.withheldBefore ? (
              <span className="withheld" title={t('withheld')}>
                {t('withheldSign')}
              </span>
            ) : null}
            <Piece
              piece={piece}
              spans={spans}
              selected={selected}
              marking={piece.marking === paragraph.marking ? null : piece.marking}
            />
          </Fragment>
        ))}
      </p>
    </div>
  );
});

function Piece({
  piece,
  spans,
  selected,
  marking,
}: {
  readonly piece: PortionOf;
  readonly spans: readonly MarkedSpan[];
  readonly selected: string | null;
  /** Where it is not that of its paragraph. */
  readonly marking: string | null;
}) {
  const segments = layerSpans(piece.start, piece.start + piece.text.length, spans).map((segment) => {
    const text = piece.text.slice(segment.start - piece.start, segment.end - piece.start);
    if (segment.spans.length === 0) {
      return (
        <span key={segment.start} data-start={segment.start}>
          {text}
        </span>
      );
    }
    const isSelected = segment.spans.some((span) => span.id === selected);
    return (
      <mark
        key={segment.start}
        data-start={segment.start}
        data-ids={segment.spans.map((span) => span.id).join(' ')}
        className={`${strongestSign(segment.spans)}${segment.spans.length > 1 ? ' deep' : ''}${isSelected ? ' selected' : ''}`}
      >
        {text}
      </mark>
    );
  });
  if (marking === null) return segments;
  return (
    <span className="marked-apart" title={marking}>
      {segments}
    </span>
  );
}

/** The span of what is selected in a report's text, or null where nothing of it is. */
export function selectedSpan(): { readonly span: readonly [number, number]; readonly text: string } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const raw = selection.toString();
  const before = raw.length - raw.trimStart().length;
  const text = raw.trim();
  return text === ''
    ? null
    : { span: [start + before, Math.max(start + before + 1, end - (raw.length - before - text.length))], text };
}

function offsetOf(node: Node, offset: number): number | null {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
  if (!piece?.dataset.start) return null;
  return Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? offset : 0);
}
