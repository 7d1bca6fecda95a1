import type { Range } from '@trama/model';
import { useFormat, useLanguage } from '../language/language.js';
import { rangeText } from '../language/range-text.js';

/** A count as its source gives it, with the source's own hedge in quotation marks. */
export function RangeText({
  range,
  hedge,
  unit,
}: {
  readonly range: Range;
  readonly hedge: string | null;
  readonly unit: string | null;
}) {
  const { language } = useLanguage();
  return (
    <span className="number">
      {rangeText(range, hedge, language)}
      {unit ? ` ${unit}` : ''}
      {hedge ? <q className="hedge">{hedge}</q> : null}
    </span>
  );
}

/** A date or moment; hovering shows the zone and UTC. */
export function DateText({ value }: { readonly value: string | null }) {
  const format = useFormat();
  if (!value) return <span className="muted">–</span>;
  return (
    <time dateTime={value} title={format.withZone(value)} className="date">
      {format.date(value)}
    </time>
  );
}
