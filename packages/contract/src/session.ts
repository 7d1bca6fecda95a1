import type { PasskeyId } from '@trama/model';
import { z } from 'zod';
import { id, instant, roleName, sessionId } from './common.js';

export const session = z.object({
  user: z.string(),
  agency: z.string(),
  country: z.string().nullable(),
  /** The principal one of `roles`. */
  role: roleName,
  roles: z.array(roleName),
  /** An auditor's opening of the records, for as long as it stands. */
  opening: z.object({ reason: z.string(), until: instant }).nullable(),
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
/** What a browser's `navigator.credentials` takes and gives, as WebAuthn's JSON: the server looks into it by itself. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });
export type PasskeyOptions = z.infer<typeof passkeyOptions>;
export const passkeyAnswer = z.looseObject({
  id: z.string().max(1400),
  response: z.looseObject({ clientDataJSON: z.string().max(4000) }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;
export const passkeySignIn = z.object({ passkey: passkeyAnswer });
/** That it is still this reader: password or key, or a passkey. It unlocks the screen as well. */
export const proofRequest = z.union([z.object({ secret: z.string().max(500) }), passkeySignIn]);
/** `leaveAt`: where the provider that signed this reader in ends its own session. */
export const closed = z.object({ done: z.literal(true), leaveAt: z.string().nullable() });

/** What the page of the sign-in offers here. */
export const signInWays = z.object({
  /** The name to which passkeys are bound here; null where the address is a number, which browsers refuse. */
  passkeyHost: z.string().nullable(),
  /** The same workbench under a name that takes passkeys, where there is one. */
  namedAddress: z.string().nullable(),
  /** The provider's name. */
  provider: z.string().nullable(),
});
export type SignInWays = z.infer<typeof signInWays>;

export const passkeyId = id<PasskeyId>('psk');
export const account = signInWays.extend({
  hasPassword: z.boolean(),
  passkeys: z.array(
    z.object({
      id: passkeyId,
      name: z.string(),
      host: z.string(),
      madeAt: instant,
      usedAt: instant.nullable(),
    }),
  ),
  linked: z.array(
    z.object({
      issuer: z.string(),
      by: z.enum(['claim', 'command', 'reader']),
      linkedAt: instant,
      usedAt: instant.nullable(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: sessionId,
      isThis: z.boolean(),
      openedAt: instant,
      seenAt: instant,
      way: z.enum(['link', 'password', 'key', 'passkey', 'provider']),
      browser: z.string().nullable(),
    }),
  ),
  /** How long a session lasts unused, and in all. */
  idleMinutes: z.number(),
  longestMinutes: z.number(),
});
export type Account = z.infer<typeof account>;
export const newPasskey = z.object({ name: z.string().trim().min(1).max(60), passkey: passkeyAnswer });
export const unlinkRequest = z.object({ issuer: z.string().max(500) });

/** At least 12 characters. */
export const passwordRequest = z.object({ password: z.string().min(12).max(500) });
