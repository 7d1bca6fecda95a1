/** The reader of a request, and for the audit where it came from and under which right it was let through. */
import type { ReaderContext } from '@trama/store';
import type { FastifyRequest } from 'fastify';

export function readerOf(request: FastifyRequest): ReaderContext {
  const { session } = request;
  const right = request.routeOptions.config.access ?? null;
  return {
    user: session?.user ?? null,
    agency: session?.agency ?? null,
    origin: { address: request.ip, session: session?.sessionId ?? null, right },
  };
}
