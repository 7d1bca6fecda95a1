/** A cookie for the minutes between a question of the sign-in and its answer: only the browser that was asked may answer. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'trama_door';
/** How long a question waits for its answer. */
export const QUESTION_MS = 600_000;

/** Gives the secret that was set. Not strict: a provider's answer comes from another site. */
export function setDoorCookie(reply: FastifyReply, request: FastifyRequest): string {
  const secret = randomBytes(32).toString('base64url');
  reply.setCookie(COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.headers['x-forwarded-proto'] === 'https',
    maxAge: QUESTION_MS / 1000,
  });
  return secret;
}

export function doorSecret(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null;
}
