/** The web server of a workbench: plugins, the guard before every address, problems, routes. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { type Language, Refused, refusal } from '@trama/model';
import { appendAudit, type Session } from '@trama/store';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { failure } from '../importing/import-files.js';
import type { Workbench } from '../workbench.js';
import { type Access, accessOf, STEP_UP } from './access.js';
import { guard } from './guard.js';
import { requestLanguage } from './language.js';
import { sendProblem } from './problem.js';
import { readerOf } from './reader-of.js';

declare module 'fastify' {
  interface FastifyRequest {
    language: Language;
    session: Session | null;
  }
  interface FastifyContextConfig {
    access?: Access;
    stepUp?: boolean;
  }
}

const LARGEST_UPLOAD_BYTES = 200_000_000;
const UPLOADED_FILES = 500;
/** Generous: a person at a screen never meets it, a script that runs wild does. */
const REQUESTS_A_MINUTE = 30_000;

export async function buildApp(workbench: Workbench): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: 8_000_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('language', 'en');
  app.decorateRequest('session', null);
  app.addHook('onRoute', (route) => {
    const method = Array.isArray(route.method) ? route.method.join(',') : route.method;
    const access = accessOf(method, route.url);
    route.config = { ...route.config, access, stepUp: STEP_UP.has(`${method} ${route.url}`) };
  });
  app.addHook('onRequest', async (request) => {
    request.language = requestLanguage(request.url, request.headers['accept-language']);
  });
  await app.register(cookie);
  await app.register(helmet, HELMET);
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    // Readers behind one proxy share an address: how much is left would tell of the others.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      new Refused(refusal('too-many', { seconds: String(Math.ceil(ttl / 1000)) })),
  });
  await app.register(multipart, {
    limits: { fileSize: LARGEST_UPLOAD_BYTES, files: UPLOADED_FILES, fields: 30, fieldSize: 1_000_000, parts: 1000 },
  });
  app.addHook('onRequest', guardHook(workbench));
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api') && !reply.hasHeader('cache-control')) reply.header('Cache-Control', 'no-store');
  });
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(reply, refusalOf(error, workbench), request.language),
  );
  app.setNotFoundHandler((request, reply) => sendProblem(reply, refusal('not-found'), request.language));
  return app;
}

const HELMET = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // The workbench is served in the clear on a loopback or behind a proxy, which decides on HTTPS.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
  // Not `no-referrer`: browsers then send `Origin: null` with the sign-in form, which the guard refuses.
  referrerPolicy: { policy: 'same-origin' as const },
};

function guardHook(workbench: Workbench) {
  return async (request: FastifyRequest): Promise<void> => {
    const { access, stepUp = false } = request.routeOptions.config;
    // No access: nothing is registered there, and the answer is that of every unknown address.
    if (access === undefined) return;
    const { refused, session } = await guard(workbench, request, { access, stepUp }, workbench.now());
    request.session = session;
    if (refused === null) return;
    if (session !== null) {
      await workbench.store.write(readerOf(request), (tx) =>
        appendAudit(tx, {
          action: `${request.method} ${request.routeOptions.url ?? ''}`,
          outcome: 'refused',
          object: null,
          purpose: null,
          osUser: null,
          code: refused.code,
        }),
      );
    }
    throw new Refused(refused);
  };
}

function refusalOf(error: FastifyError | Error, workbench: Workbench) {
  if (error instanceof Refused) return error.refusal;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const what = error.validation.map((issue) => `${issue.instancePath} ${issue.message ?? ''}`.trim()).join('; ');
    return refusal('input', { what: what.slice(0, 300) });
  }
  const { statusCode, code } = error as FastifyError;
  if (statusCode === 413) return refusal('file-too-large', { limit: '200 MB' });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return refusal('input', { what: code ?? 'the request' });
  }
  return failure(error, workbench.log);
}
