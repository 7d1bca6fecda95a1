/** Registers every row of the contract with its handler; a row without one does not compile. */
import { ROUTES, type RouteName } from '@trama/contract';
import { appendAudit, type Session } from '@trama/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { questionOf, type SealedRow, sealedRow } from '../sealing/seal.js';
import type { Workbench } from '../workbench.js';
import { type AnswerOf, auditedWrite, type Call, type RouteSpec, type RouteSpecs } from './call.js';
import { sendProblem } from './problem.js';
import { readerOf } from './reader-of.js';

interface AnyRow {
  readonly method: string;
  readonly path: string;
  readonly id?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

const PARAMS = z.object({ id: z.string().max(200) });

export function registerRoutes(app: FastifyInstance, workbench: Workbench, specs: RouteSpecs<RouteName>): void {
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const row: AnyRow = ROUTES[name];
    const spec = specs[name] as RouteSpec<RouteName>;
    const sealed = sealedRow(row);
    app.route({
      method: row.method,
      url: row.path,
      schema: {
        operationId: name,
        tags: [name.split('.', 1)[0] as string],
        ...(row.path.includes(':id') ? { params: PARAMS } : {}),
        ...(row.query === undefined ? {} : { querystring: row.query }),
        ...(row.body === undefined ? {} : { body: row.body }),
        response: { 200: row.answer },
      },
      handler: (request, reply) => answer(workbench, { name, spec, sealed }, request, reply),
    });
  }
}

interface Row {
  readonly name: RouteName;
  readonly spec: RouteSpec<RouteName>;
  readonly sealed: SealedRow;
}

/** A request with its ids and cursors as the ledger knows them. */
interface Opened {
  readonly id: string;
  readonly query: unknown;
  readonly body: unknown;
}

async function answer(
  workbench: Workbench,
  { name, spec, sealed }: Row,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const asked = (request.params as { id?: string }).id ?? '';
  const seal = workbench.seals.of({ agency: request.session?.agency ?? null });
  // From what was asked as it was asked: equal questions of one agency are equal texts.
  const question = questionOf(name, asked, request.query);
  const opened = {
    id: seal.inward(sealed.id, asked),
    query: seal.inward(sealed.query, request.query, question),
    body: seal.inward(sealed.body, request.body),
  };
  const call = callOf(workbench, { name, spec }, opened, request, reply);
  const result = await spec.handle(call);
  const late = spec.audit === 'read' || (spec.audit === 'write' && !result.ok);
  if (late) {
    const object = spec.object === undefined ? call.id || null : spec.object(call);
    const told = result.ok ? toldBy(spec, result.value) : { code: result.error.code };
    // An answer whose entry cannot be written is not given.
    await workbench.store.write(call.reader, (tx) =>
      appendAudit(tx, {
        action: name,
        outcome: result.ok ? 'done' : 'refused',
        object,
        purpose: spec.purpose?.(call) ?? null,
        osUser: null,
        ...told,
      }),
    );
  }
  if (!result.ok) return sendProblem(reply, result.error, request.language);
  return seal.outward(sealed.answer, result.value, question);
}

function toldBy(
  spec: RouteSpec<RouteName>,
  answer: AnswerOf<RouteName>,
): { results: number | null; shown: readonly string[] } {
  const items = (answer as { readonly items?: unknown }).items;
  const results = spec.results?.(answer) ?? (Array.isArray(items) ? items.length : null);
  return { results, shown: spec.shown?.(answer) ?? [] };
}

function callOf(
  workbench: Workbench,
  { name, spec }: Pick<Row, 'name' | 'spec'>,
  opened: Opened,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<RouteName> {
  const session = request.session as Session;
  const reader = readerOf(request);
  const call: Call<RouteName> = {
    workbench,
    session,
    reader,
    id: opened.id,
    query: opened.query as never,
    body: opened.body as never,
    language: request.language,
    now: workbench.now(),
    request,
    reply,
    read: (work) => workbench.store.read(reader, work),
    write: (object, work) => {
      const purpose = spec.purpose?.(call) ?? null;
      return auditedWrite(workbench, reader, { action: name, object, purpose }, work);
    },
  };
  return call;
}
