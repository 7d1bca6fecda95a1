/** What goes into the extraction engine and what comes out of it. */
import type { DraftClaim, DraftMention, PartialDate, Span } from '@trama/model';

export type Language = 'en' | 'es';

export interface ExtractInput {
  /** The report's text; every offset of the answer counts UTF-16 code units of it. */
  readonly text: string;
  readonly title: string | null;
  /** Null: found from the text. */
  readonly language: Language | null;
  /** The report's own date, from which "on Sunday" and "last month" are counted; null: what the text states. */
  readonly date: PartialDate | null;
  /** IANA name; clock times without an offset are read in it. */
  readonly timeZone: string | null;
  /** Captions of pictures: they are read, but their dateline is the place of no event. */
  readonly captions: readonly Span[];
}

export interface ExtractedMention extends DraftMention {
  /** The fullest name that the text gives; null for an event and for one who is only described. */
  readonly name: string | null;
}

export interface Extraction {
  readonly language: Language;
  readonly date: PartialDate | null;
  readonly mentions: readonly ExtractedMention[];
  readonly claims: readonly DraftClaim[];
}
