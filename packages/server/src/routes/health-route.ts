/** GET /api/health: 200 only when the database answers, sign-in would work and the audit can be written. */
import { refusal } from '@trama/model';
import { findSession, probeAudit } from '@trama/store';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problem.js';
import type { Workbench } from '../workbench.js';

export function registerHealth(app: FastifyInstance, workbench: Workbench): void {
  let probing: Promise<boolean> | null = null;
  /** Callers that come meanwhile share one: whoever asks often must not hold the chain up. */
  const auditWritable = (): Promise<boolean> => {
    probing ??= probeAudit(workbench.store)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        probing = null;
      });
    return probing;
  };
  app.get('/api/health', { schema: { operationId: 'health', tags: ['health'] } }, async (request, reply) => {
    try {
      // A session that cannot exist: the tables of sign-in answer, or this throws.
      await findSession(workbench.store, 'health', workbench.now());
      if (!(await auditWritable())) return sendProblem(reply, refusal('audit-unwritable'), request.language);
      return { ok: true };
    } catch {
      return sendProblem(reply, refusal('database-down', { found: 'no answer' }), request.language);
    }
  });
}
