/** The session's cookie: out of reach of scripts, never sent from another site. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from './guard.js';

export function setSessionCookie(reply: FastifyReply, request: FastifyRequest, token: string, lastsMs: number): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.headers['x-forwarded-proto'] === 'https',
    maxAge: Math.floor(lastsMs / 1000),
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}
