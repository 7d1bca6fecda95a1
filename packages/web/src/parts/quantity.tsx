import { useFormat, useLanguage } from '../language/language.js';
import { type Quantity, quantityText } from '../language/quantity-text.js';

/** A count as its source gives it, with the source's own hedge in quotation marks. */
export function QuantityText({ quantity }: { readonly quantity: Quantity }) {
  const { language } = useLanguage();
  return (
    <span className="number">
      {quantityText(quantity, language)}
      {quantity.hedge ? <q className="hedge">{quantity.hedge}</q> : null}
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
