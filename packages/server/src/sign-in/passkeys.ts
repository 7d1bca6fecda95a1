/** Passkeys (WebAuthn): what the browser is asked, and what its answer proves. The person is verified each time. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { PasskeyAnswer, PasskeyOptions } from '@trama/contract';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import {
  askQuestion,
  findPasskey,
  listPasskeys,
  type NewPasskey,
  type Passkey,
  secretDigest,
  takeQuestion,
  usePasskey,
} from '@trama/store';
import type { Workbench } from '../workbench.js';
import { QUESTION_MS } from './door-cookie.js';
import { passkeyHost } from './own-address.js';

/** Where it is asked, and who alone may answer: the session, or the door's cookie. */
interface Asked {
  readonly origin: string;
  readonly holder: string;
}

/** For a new passkey of this reader. Refusal: passkey-address. */
export async function askNewPasskey(
  workbench: Workbench,
  user: string,
  { origin, holder }: Asked,
): Promise<Result<PasskeyOptions, Refusal>> {
  const host = passkeyHost(origin);
  if (host === null) return fail(refusal('passkey-address', { found: new URL(origin).hostname }));
  const known = await listPasskeys(workbench.store, user);
  const options = await generateRegistrationOptions({
    rpName: 'Trama',
    rpID: host,
    userName: user,
    userID: Uint8Array.from(secretDigest(`passkeys of ${user}`)),
    attestationType: 'none',
    timeout: QUESTION_MS,
    excludeCredentials: known.filter((one) => one.host === host).map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await remember(workbench, 'passkey-new', options.challenge, holder);
  return ok({ ...options });
}

/** For a proof by any passkey (`user` null), or by one of this reader. Refusal: passkey-address. */
export async function askPasskey(
  workbench: Workbench,
  user: string | null,
  { origin, holder }: Asked,
): Promise<Result<PasskeyOptions, Refusal>> {
  const host = passkeyHost(origin);
  if (host === null) return fail(refusal('passkey-address', { found: new URL(origin).hostname }));
  const known = user === null ? [] : await listPasskeys(workbench.store, user);
  const options = await generateAuthenticationOptions({
    rpID: host,
    userVerification: 'required',
    timeout: QUESTION_MS,
    allowCredentials: known
      .filter((one) => one.host === host)
      .map(({ credential, transports }) => ({ id: credential, transports: [...transports] })),
  });
  await remember(workbench, 'passkey', options.challenge, holder);
  return ok({ ...options });
}

function remember(
  { store, now }: Workbench,
  kind: 'passkey' | 'passkey-new',
  secret: string,
  holder: string,
): Promise<void> {
  const at = now();
  const expires = new Date(at.getTime() + QUESTION_MS);
  return askQuestion(store, { secret, kind, holder, detail: {}, expires }, at);
}

/** The passkey that an answer makes; it is not kept yet. Refusal: passkey-refused. */
export async function checkNewPasskey(
  workbench: Workbench,
  answer: PasskeyAnswer,
  name: string,
  { origin, holder }: Asked,
): Promise<Result<NewPasskey, Refusal>> {
  const challenge = await answered(workbench, 'passkey-new', answer, holder);
  const host = passkeyHost(origin);
  if (challenge === null || host === null) return fail(refusal('passkey-refused'));
  const verified = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return fail(refusal('passkey-refused'));
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return ok({ credential: id, host, name, publicKey, counter, transports: transports ?? [] });
}

/** The passkey that gave this answer, whose reader has proved who they are by it. Refusal: passkey-refused. */
export async function checkPasskey(
  workbench: Workbench,
  answer: PasskeyAnswer,
  { origin, holder }: Asked,
): Promise<Result<Passkey, Refusal>> {
  const challenge = await answered(workbench, 'passkey', answer, holder);
  const passkey = await findPasskey(workbench.store, answer.id);
  if (challenge === null || passkey === null || passkey.host !== passkeyHost(origin)) {
    return fail(refusal('passkey-refused'));
  }
  const verified = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: passkey.host,
    credential: { id: passkey.credential, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return fail(refusal('passkey-refused'));
  const counts = await usePasskey(workbench.store, passkey.id, verified.authenticationInfo.newCounter, workbench.now());
  return counts ? ok(passkey) : fail(refusal('passkey-refused'));
}

/** The challenge that the browser says it signed, where it was asked of this holder and not answered before. */
async function answered(
  { store, now }: Workbench,
  kind: 'passkey' | 'passkey-new',
  { response }: PasskeyAnswer,
  holder: string,
): Promise<string | null> {
  const challenge = signedChallenge(response.clientDataJSON);
  if (challenge === null) return null;
  return (await takeQuestion(store, { secret: challenge, kind, holder }, now())) === null ? null : challenge;
}

function signedChallenge(clientDataJson: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'));
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}
