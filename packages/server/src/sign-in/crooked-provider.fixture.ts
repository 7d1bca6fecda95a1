/** A provider on a loopback that signs what it is told to: for tokens that no honest one would give. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from './real-provider.fixture.js';

export interface CrookedProvider {
  readonly issuer: string;
  /** Claims that take the place of the right ones; how the token is signed; what stands in the description. */
  faults: {
    claims?: Record<string, unknown>;
    algorithm?: 'none' | 'another key';
    metadata?: Record<string, unknown>;
    tokenError?: string;
  };
  /** The nonce that the next token carries. */
  nonce: string;
  /** How often it was asked for a token. */
  asked: number;
  close(): Promise<void>;
}

export async function startCrooked(clientId: string): Promise<CrookedProvider> {
  const [own, other] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  if (!own || !other) throw new Error('no keys');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const crooked: CrookedProvider = { issuer, faults: {}, nonce: '', asked: 0, close: () => closeServer(server) };
  const token = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const right = {
      iss: issuer,
      sub: 'ana',
      aud: clientId,
      iat: now,
      exp: now + 60,
      auth_time: now,
      nonce: crooked.nonce,
    };
    const { algorithm, claims } = crooked.faults;
    const header = algorithm === 'none' ? { alg: 'none' } : { alg: 'RS256', kid: 'own' };
    const signed = [header, { ...right, ...claims }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    if (algorithm === 'none') return `${signed}.`;
    const key = algorithm === 'another key' ? other.privateKey : own.privateKey;
    return `${signed}.${createSign('sha256').update(signed).sign(key).toString('base64url')}`;
  };
  server.on('request', (request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    request.resume();
    switch (request.url?.split('?')[0]) {
      case '/.well-known/openid-configuration':
        return send(200, {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          ...crooked.faults.metadata,
        });
      case '/keys':
        return send(200, {
          keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }],
        });
      case '/token':
        crooked.asked++;
        return crooked.faults.tokenError === undefined
          ? send(200, { access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: token() })
          : send(400, { error: crooked.faults.tokenError });
      default:
        return send(404, {});
    }
  });
  return crooked;
}
