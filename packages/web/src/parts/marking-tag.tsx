import { parseMarking } from '@trama/model';
import { Fragment } from 'react';

/** A marking as its text; the colour is TLP 2.0's own and says nothing that the text does not. */
export function MarkingTag({ marking }: { readonly marking: string }) {
  const parsed = parseMarking(marking);
  const tlp = parsed.ok ? parsed.value.tlp : 'RED';
  return (
    <span className={`marking ${tlpClass(tlp)}`} title={marking}>
      {marking.split('//').map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
        <Fragment key={index}>
          {index > 0 ? (
            <>
              {'//'}
              <wbr />
            </>
          ) : null}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

export function tlpClass(tlp: string): string {
  return `tlp-${tlp.toLowerCase().replace('+', '-')}`;
}
