/** GET /api/live: server-sent events by hand, with replay (WHATWG HTML, "Server-sent events"). */
import type { LiveEvent } from '@trama/contract';
import { appendAudit, sessionStands } from '@trama/store';
import type { FastifyInstance } from 'fastify';
import { readerOf } from '../http/reader-of.js';
import type { Workbench } from '../workbench.js';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2000;
/** A reader that does not take what it is sent is let go; it comes back with its last id. */
const LARGEST_BACKLOG_BYTES = 4 << 20;

export function registerLive(app: FastifyInstance, workbench: Workbench): void {
  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const { session } = request;
    if (session === null) return;
    const { store, live } = workbench;
    const reader = readerOf(request);
    const lastEventId = request.headers['last-event-id'];
    const { raw } = reply;
    // A reader may be gone before the stream begins, and nothing tells of it a second time.
    let isGone = raw.destroyed;
    let stop: (() => void) | null = null;
    let heartbeat: NodeJS.Timeout | undefined;
    raw.on('close', () => {
      isGone = true;
      clearInterval(heartbeat);
      stop?.();
    });
    await store.write(reader, (tx) =>
      appendAudit(tx, { action: 'live.open', outcome: 'done', object: null, purpose: null, osUser: null }),
    );
    reply.hijack();
    if (isGone) return;
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    raw.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    const stream = {
      send: (id: string, event: LiveEvent) => {
        raw.write(`id: ${id}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
        if (raw.writableLength > LARGEST_BACKLOG_BYTES) raw.destroy();
      },
      close: () => raw.end(),
    };
    heartbeat = setInterval(() => {
      raw.write(': still here\n\n');
      void store
        .read(reader, (tx) => sessionStands(tx, session, 'content.read', workbench.now(), workbench.limits))
        .then(
          (stands) => {
            if (!stands) raw.end();
          },
          () => raw.end(),
        );
    }, HEARTBEAT_MS);
    const last = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : null;
    try {
      stop = await live.follow(session, last, stream);
    } catch {
      // The answer has begun; the browser comes back.
      raw.destroy();
    }
    if (isGone) stop?.();
  });
}
