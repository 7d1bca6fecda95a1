/** Identities of US persons, kept by the agency that holds them, and shown to one reader for a written reason. */
import { z } from 'zod';
import { identityId, instant, unmaskingId } from './common.js';

export const LONGEST_UNMASKING_DAYS = 30;

export const unmaskingView = z.object({
  id: unmaskingId,
  /** Of the reader who was shown the identity. */
  agency: z.string(),
  /** The user within their own agency, else their role. */
  by: z.string(),
  at: instant,
  until: instant,
  reason: z.string(),
});
export type UnmaskingView = z.infer<typeof unmaskingView>;

export const unmaskingRequest = z.object({
  /** Kept, and shown to the agency whose person it is. */
  reason: z.string().trim().min(10).max(1000),
  days: z.number().int().min(1).max(LONGEST_UNMASKING_DAYS),
  /** `identity` of the subject as it was read. */
  identity: identityId,
});
export const unmaskingAnswer = z.object({ id: unmaskingId, until: instant });
