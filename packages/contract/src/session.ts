import { z } from 'zod';
import { instant, roleName } from './common.js';

export const session = z.object({
  user: z.string(),
  agency: z.string(),
  country: z.string().nullable(),
  role: roleName,
  csrf: z.string(),
  locked: z.boolean(),
  hasPassword: z.boolean(),
  /** When this reader last proved who they are: some acts ask for a proof of the last 10 minutes. */
  provedAt: instant.nullable(),
  /** Whether the reader's agency keeps identities of US persons to itself. */
  masksUsPersons: z.boolean(),
  demonstration: z.boolean(),
  version: z.string(),
  /** The most restrictive marking that this reader's agency and cases reach, for the banner while nothing is shown. */
  rights: z.array(z.string()),
});
export type Session = z.infer<typeof session>;
export const signInRequest = z.object({ user: z.string().max(100), secret: z.string().max(500) });
/** That it is still this reader: password or key. It unlocks the screen as well. */
export const proofRequest = z.object({ secret: z.string().max(500) });
/** At least 12 characters. */
export const passwordRequest = z.object({ password: z.string().min(12).max(500) });
