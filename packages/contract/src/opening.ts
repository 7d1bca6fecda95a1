/** An auditor's opening of the records, and what supervisors of the agency are told of it. */
import { isSentence, LONGEST_OPENING_MINUTES } from '@trama/model';
import { z } from 'zod';
import { cursor, instant } from './common.js';

export const opening = z.object({
  /** The auditor, of the reader's own agency. */
  user: z.string(),
  reason: z.string(),
  at: instant,
  until: instant,
  /** When it was closed before it expired. */
  ended: instant.nullable(),
  stands: z.boolean(),
});
export type Opening = z.infer<typeof opening>;
export const openingList = z.object({ items: z.array(opening), next: cursor.nullable() });
export type OpeningList = z.infer<typeof openingList>;

export const openingRequest = z.object({
  /** Stands in the audit as the purpose of whatever is read. */
  reason: z.string().trim().refine(isSentence, 'a sentence of 20 to 1,000 characters was expected'),
  minutes: z.number().int().min(1).max(LONGEST_OPENING_MINUTES),
});
