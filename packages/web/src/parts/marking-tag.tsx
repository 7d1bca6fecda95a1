import { parseMarking } from '@trama/model';

/** A marking as its text; the colour is TLP 2.0's own and says nothing that the text does not. */
export function MarkingTag({ marking }: { readonly marking: string }) {
  const parsed = parseMarking(marking);
  const tlp = parsed.ok ? parsed.value.tlp : 'RED';
  return (
    <span className={`marking ${tlpClass(tlp)}`} title={marking}>
      {marking}
    </span>
  );
}

export function tlpClass(tlp: string): string {
  return `tlp-${tlp.toLowerCase().replace('+', '-')}`;
}
