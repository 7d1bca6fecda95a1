/** GET /api/health: 200 only when the database answers and sign-in would work. */
import { refusal } from '@trama/model';
import { findSession } from '@trama/store';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problem.js';
import type { Workbench } from '../workbench.js';

export function registerHealth(app: FastifyInstance, workbench: Workbench): void {
  app.get('/api/health', { schema: { operationId: 'health', tags: ['health'] } }, async (request, reply) => {
    try {
      // A session that cannot exist: the tables of sign-in answer, or this throws.
      await findSession(workbench.store, 'health', workbench.now());
      return { ok: true };
    } catch {
      return sendProblem(reply, refusal('database-down', { found: 'no answer' }), request.language);
    }
  });
}
