import type { Language, Refusal, Result } from '@trama/model';
import type { RefusedFile } from './input-file.js';

export interface ExtractOptions {
  readonly date: string | null;
  readonly timeZone: string | null;
  /** Of the texts under `refused`. */
  readonly language: Language;
}

/** The document of `trama extract --json`. */
export interface ExtractAnswer {
  readonly documents: readonly ExtractedDocument[];
  readonly refused: readonly RefusedFile[];
}

export interface ExtractedDocument {
  readonly file: string;
  readonly language: Language;
  readonly title: string | null;
  readonly date: string | null;
  readonly text: string;
  readonly mentions: readonly {
    readonly id: string;
    readonly schema: string;
    readonly name: string | null;
    readonly spans: readonly (readonly [number, number])[];
  }[];
  readonly claims: readonly ExtractedClaim[];
}

export interface ExtractedClaim {
  readonly about: string;
  readonly property: string;
  readonly value: string | null;
  readonly target: string | null;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly hedge: string | null;
  readonly attribution: string | null;
  readonly negated: boolean;
  readonly time: string | null;
  readonly span: readonly [number, number] | null;
  readonly extractor: string;
  readonly victimClass: string | null;
  readonly body: string | null;
  readonly inferred: boolean;
}

/** Draft claims of each file, each judged alone. Refusal: option-invalid. */
export function extractFiles(
  _paths: readonly string[],
  _options: ExtractOptions,
  _signal?: AbortSignal,
): Promise<Result<ExtractAnswer, Refusal>> {
  throw new Error('not written yet');
}
