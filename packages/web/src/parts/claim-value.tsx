import type { ClaimView } from '@trama/contract';
import { isTie, type Property, type Schema, type ValueProperty, valueKind } from '@trama/model';
import { useFormat, useLanguage, useVocabulary } from '../language/language.js';
import { quantityText } from '../language/quantity-text.js';
import { useSubjectLabel } from './subject-label.js';

type Says = Pick<ClaimView, 'property' | 'value' | 'low' | 'best' | 'high' | 'unit' | 'hedge'>;

/** What a claim says, in a line of text: the target of a tie, a range, a date, a word of a list, or the value itself. */
export function useClaimText(): (claim: Says & { target: { schema: Schema; label: string } | null }) => string {
  const v = useVocabulary();
  const format = useFormat();
  const { language } = useLanguage();
  const nameOf = useSubjectLabel();
  return (claim) => {
    if (claim.target) return nameOf(claim.target);
    const quantity = quantityText(claim, language);
    if (quantity !== '') return quantity;
    return valueText(claim.property, claim.value ?? '', v, format);
  };
}

export function valueText(
  property: Property,
  value: string,
  v: ReturnType<typeof useVocabulary>,
  format: Pick<ReturnType<typeof useFormat>, 'date' | 'country'>,
): string {
  if (property === 'kind') return v('incidentKind', value);
  if (property === 'status') return v('incidentStatus', value);
  if (property === 'nationality' || property === 'country') return format.country(value);
  const isDate = !isTie(property) && valueKind(property as ValueProperty).type === 'date';
  return isDate ? format.date(value) : value;
}
