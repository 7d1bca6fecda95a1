/** Portions as they are read: those that go on within a paragraph stand in one, with a sign where words are withheld. */
export interface PortionText {
  readonly start: number;
  readonly text: string;
  readonly marking: string;
}

export interface Paragraph<P extends PortionText> {
  readonly start: number;
  /** Of most of its words: what identifies a US person within it bears its own. */
  readonly marking: string;
  readonly pieces: readonly (P & { readonly withheldBefore: boolean })[];
}

const MASK = '//USP';

export function paragraphsOf<P extends PortionText>(portions: readonly P[]): Paragraph<P>[] {
  const paragraphs: { start: number; marking: string; pieces: (P & { withheldBefore: boolean })[] }[] = [];
  let end = 0;
  let open = false;
  for (const portion of portions) {
    const last = paragraphs.at(-1);
    const withheldBefore = portion.start > end;
    if (open && last !== undefined) last.pieces.push({ ...portion, withheldBefore });
    else paragraphs.push({ start: portion.start, marking: portion.marking, pieces: [{ ...portion, withheldBefore }] });
    end = portion.start + portion.text.length;
    open = !portion.text.endsWith('\n');
  }
  return paragraphs.map((paragraph) => ({ ...paragraph, marking: markingOf(paragraph.pieces) }));
}

function markingOf(pieces: readonly PortionText[]): string {
  const plain = pieces.find(({ marking }) => !marking.endsWith(MASK));
  return (plain ?? (pieces[0] as PortionText)).marking;
}
