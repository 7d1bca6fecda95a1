/** Passkeys in the browser: the contract's JSON to what `navigator.credentials` takes, and back (WebAuthn level 3). */
import type { PasskeyAnswer, PasskeyOptions } from '@trama/contract';

/** False where the browser has none, or the address is not one that it trusts (neither HTTPS nor this machine). */
export function takesPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && window.isSecureContext;
}

interface Described {
  readonly id: string;
  readonly type?: 'public-key';
  readonly transports?: AuthenticatorTransport[];
}

/** Throws a DOMException where the person gives up or the browser refuses. */
export async function makePasskey(options: PasskeyOptions): Promise<PasskeyAnswer> {
  const { user, excludeCredentials = [] } = options as unknown as {
    readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
    readonly excludeCredentials?: readonly Described[];
  };
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: excludeCredentials.map(described),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  if (made === null) throw new DOMException('', 'NotAllowedError');
  const response = made.response as AuthenticatorAttestationResponse;
  return answerOf(made, {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports(),
  });
}

/** Throws as `makePasskey`. */
export async function askForPasskey(options: PasskeyOptions): Promise<PasskeyAnswer> {
  const { allowCredentials = [] } = options as unknown as { readonly allowCredentials?: readonly Described[] };
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    allowCredentials: allowCredentials.map(described),
  } as unknown as PublicKeyCredentialRequestOptions;
  const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (given === null) throw new DOMException('', 'NotAllowedError');
  const response = given.response as AuthenticatorAssertionResponse;
  return answerOf(given, {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    ...(response.userHandle === null ? {} : { userHandle: textOf(response.userHandle) }),
  });
}

function answerOf(credential: PublicKeyCredential, response: PasskeyAnswer['response']): PasskeyAnswer {
  const { id, type } = credential;
  return { id, rawId: id, type, clientExtensionResults: {}, response };
}

function described({ id, transports }: Described): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytesOf(id), ...(transports === undefined ? {} : { transports }) };
}

/** base64url, without padding. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
