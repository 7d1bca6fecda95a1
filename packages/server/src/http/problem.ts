/** Refusals as RFC 9457 problem documents, in the reader's language. */
import { type Language, REFUSALS, type Refusal, refusalText } from '@trama/model';
import type { FastifyReply } from 'fastify';

export function sendProblem(reply: FastifyReply, of: Refusal, language: Language): FastifyReply {
  const { status } = REFUSALS[of.code];
  const detail = refusalText(of, language);
  return reply
    .code(status)
    .header('Content-Language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `urn:trama:problem:${of.code}`,
      title: detail.split(/(?<=\.)\s/, 1)[0],
      status,
      detail,
      code: of.code,
    });
}
