/** The address by which a browser knows this workbench, and the name in it to which passkeys are bound. */
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../address.js';
import type { Workbench } from '../workbench.js';

/** `https://trama.example`: the one that the operator gave, else the host that was asked. */
export function ownOrigin({ origin }: Workbench, request: FastifyRequest): string {
  if (origin !== null) return origin;
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}`;
}

/** WebAuthn refuses numbers as a name (RP ID): null for them. */
export function passkeyHost(origin: string): string | null {
  const host = hostOf(origin);
  return host === null || isIP(host) !== 0 ? null : host;
}

/** The same workbench as `localhost`, where it was asked by a loopback's number. */
export function namedAddress(origin: string): string | null {
  const host = hostOf(origin);
  if (host === null || isIP(host) === 0 || !isLoopback(host)) return null;
  const { protocol, port } = new URL(origin);
  return `${protocol}//localhost${port === '' ? '' : `:${port}`}`;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).hostname.replace(/^\[|\]$/g, '') : null;
}
