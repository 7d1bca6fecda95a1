/** Lines between the command line and the server: progress as often as there is some, at the end one outcome. */
import { figuresQuery, SAMPLE_MOST, sampleRequest } from '@trama/contract';
import type { Language, Refusal } from '@trama/model';
import type { Checkpoint } from '@trama/store';
import { z } from 'zod';
import type {
  ImportOptions,
  ImportProgress,
  PurgeProgress,
  PurgeRequest,
  ReaderLink,
  ReaderRequest,
  SampleOf,
  UsPersonRule,
} from '../operations.js';
import type { RefusedFile } from '../reading/input-file.js';

export type ControlLine =
  | { readonly progress: ImportProgress }
  | { readonly purging: PurgeProgress }
  | { readonly chunk: string }
  | { readonly result: unknown }
  | { readonly refusal: Refusal };

/** Header with the operating-system user of the command, for the audit. */
export const OS_USER_HEADER = 'x-trama-os-user';
/** Sent often enough that the other side may take longer silence for death. */
export const SIGN_OF_LIFE_MS = 1000;

/** What stands beside the files of an import, in the part `request`. */
export interface ImportFields {
  readonly options: ImportOptions;
  /** How each file was named, in the order of the parts. */
  readonly given: readonly string[];
  readonly refused: RefusedFile[];
  readonly language: Language;
}
export const importFields: z.ZodType<ImportFields> = z.object({
  options: z.object({
    agency: z.string(),
    grade: z.string(),
    marking: z.string(),
    format: z.string().nullable(),
    acceptAs: z.string().nullable(),
    source: z.string().nullable(),
    date: z.string().nullable(),
    timeZone: z.string().nullable(),
    map: z.string().nullable(),
    legalBasis: z.string().nullable(),
    usPersons: z.string().nullish(),
  }),
  given: z.array(z.string()),
  refused: z.array(z.object({ file: z.string(), code: z.string(), why: z.string() })),
  language: z.enum(['en', 'es']),
});
export const readerFields: z.ZodType<ReaderRequest> = z.object({
  user: z.string(),
  agency: z.string(),
  country: z.string().nullable(),
  role: z.string().nullable(),
});
export const linkFields: z.ZodType<ReaderLink> = z.object({
  user: z.string(),
  issuer: z.string(),
  subject: z.string(),
});
export const checkpointFields: z.ZodType<{ checkpoints: Checkpoint[] }> = z.object({
  checkpoints: z.array(
    z.object({ seq: z.string(), hash: z.string(), at: z.string(), publicKey: z.string(), signature: z.string() }),
  ),
});
export const exportFields: z.ZodType<{ reader: string | null; purpose: string | null }> = z.object({
  reader: z.string().nullable(),
  purpose: z.string().max(500).nullable().default(null),
});
export const auditExportFields: z.ZodType<{ purpose: string | null }> = z.object({
  purpose: z.string().max(500).nullable(),
});
export const usPersonFields: z.ZodType<UsPersonRule> = z.object({ agency: z.string(), masked: z.boolean() });
export const figuresFields: z.ZodType<{ agency: string | null; year: number }> = z.object({
  agency: z.string().nullable(),
  year: figuresQuery.shape.year,
});
export const sampleFields: z.ZodType<SampleOf> = z.object({
  agency: z.string().nullable(),
  people: z.number().int().min(1).max(SAMPLE_MOST),
  seed: sampleRequest.shape.seed,
  purpose: z.string().max(500).nullable(),
});
export const backupFields: z.ZodType<{ passphrase: string; as: string }> = z.object({
  passphrase: z.string(),
  as: z.string(),
});
export const purgeFields: z.ZodType<PurgeRequest> = z.object({
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('due') }),
    z.object({ kind: z.literal('report'), id: z.string() }),
    z.object({ kind: z.literal('subject'), id: z.string(), reader: z.string() }),
  ]),
  reason: z.string().nullable(),
  dryRun: z.boolean(),
});
