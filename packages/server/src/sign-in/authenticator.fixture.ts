/** An authenticator in software: makes passkeys and answers as a browser would (WebAuthn level 3, ES256, no attestation). */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { PasskeyAnswer, PasskeyOptions } from '@trama/contract';

export interface Faults {
  readonly origin?: string;
  readonly type?: string;
  readonly isUserVerified?: boolean;
  /** What it says of how often it was used. */
  readonly counter?: number;
  readonly rpId?: string;
}

export interface TestAuthenticator {
  make(options: PasskeyOptions, faults?: Faults): PasskeyAnswer;
  answer(options: PasskeyOptions, faults?: Faults): PasskeyAnswer;
}

const USER_PRESENT = 1;
const USER_VERIFIED = 4;
const HAS_CREDENTIAL = 64;

export function testAuthenticator(origin: string): TestAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(16);
  let used = 0;
  const clientData = (type: string, options: PasskeyOptions, faults: Faults) =>
    Buffer.from(
      JSON.stringify({
        type: faults.type ?? type,
        challenge: options.challenge,
        origin: faults.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authData = (options: PasskeyOptions, faults: Faults, flags: number, rest: Buffer): Buffer => {
    const named = (options.rp as { id: string } | undefined)?.id ?? (options.rpId as string);
    const head = Buffer.alloc(5);
    head[0] = flags | USER_PRESENT | (faults.isUserVerified === false ? 0 : USER_VERIFIED);
    head.writeUInt32BE(faults.counter ?? ++used, 1);
    return Buffer.concat([sha256(faults.rpId ?? named), head, rest]);
  };
  const answer = (response: object): PasskeyAnswer => {
    const id = credential.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } as unknown as PasskeyAnswer;
  };
  return {
    make: (options, faults = {}) => {
      const { x, y } = publicKey.export({ format: 'jwk' });
      const key = Buffer.concat([
        Buffer.from('a501020326200121 5820'.replace(' ', ''), 'hex'),
        Buffer.from(x ?? '', 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y ?? '', 'base64url'),
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credential.length);
      const rest = Buffer.concat([Buffer.alloc(16), length, credential, key]);
      const data = authData(options, faults, HAS_CREDENTIAL, rest);
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', options, faults).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    answer: (options, faults = {}) => {
      const client = clientData('webauthn.get', options, faults);
      const data = authData(options, faults, 0, Buffer.alloc(0));
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}

function sha256(of: string | Buffer): Buffer {
  return createHash('sha256').update(of).digest();
}
