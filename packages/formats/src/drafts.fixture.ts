/** A sink that keeps everything, for tests. */
import type { DraftClaim, DraftMention, DraftSink, SkippedRow } from '@trama/model';

export class Drafts implements DraftSink {
  readonly mentions: DraftMention[] = [];
  readonly claims: DraftClaim[] = [];
  readonly skipped: SkippedRow[] = [];

  mention(mention: DraftMention): void {
    this.mentions.push(mention);
  }

  claim(claim: DraftClaim): void {
    this.claims.push(claim);
  }

  skip(row: SkippedRow): void {
    this.skipped.push(row);
  }

  values(about: string, property: string): (string | null)[] {
    return this.claims.filter((c) => c.about === about && c.property === property).map((c) => c.value ?? c.target);
  }
}

export const NO_OPTIONS = { map: null, source: null, date: null, timeZone: null } as const;

/** The folder of data that may not be committed; tests that need it are skipped where it is absent. */
export function localData(path: string): URL {
  const root = process.env.TRAMA_TEST_DATA;
  const base = root === undefined ? new URL('../../../../shared/data/', import.meta.url) : new URL(`file://${root}/`);
  return new URL(path, base);
}
