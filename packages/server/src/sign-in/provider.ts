/**
 * Sign-in at an OpenID provider: authorization code with PKCE, state and nonce; the issuer of the answer is
 * checked (RFC 9207), the token's signature too. Nothing is asked outside the issuer's host and those named beside it.
 */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import * as oidc from 'openid-client';
import type { ProviderSettings } from './provider-settings.js';

const ANSWER_SECONDS = 10;
/** Between its clock and ours. */
const SKEW_SECONDS = 30;

/** What was asked and must come back, kept until then. */
export interface ProviderQuestion {
  readonly redirect: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where a proof is wanted: the time since which the person must have given it. */
  readonly provedSince: string | null;
}

export interface ProviderAccount {
  readonly issuer: string;
  readonly subject: string;
  /** The user name that the trusted claim gives; null without one. */
  readonly claimed: string | null;
  /** When the person proved who they are there, as far as the provider tells. */
  readonly provedAt: Date | null;
}

export interface Provider {
  readonly name: string;
  /** Refusal: provider-unreachable. */
  begin(
    redirect: string,
    provedSince: Date | null,
  ): Promise<Result<{ url: string; question: ProviderQuestion }, Refusal>>;
  /** Refusals: provider-unreachable, provider-refused. */
  finish(answer: URLSearchParams, question: ProviderQuestion): Promise<Result<ProviderAccount, Refusal>>;
  /** Where the provider ends its own session; null where it has no such address or does not answer. */
  leaveUrl(back: string): Promise<string | null>;
}

export function openProvider(settings: ProviderSettings): Provider {
  let found: Promise<oidc.Configuration> | null = null;
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return {
    name: settings.name,
    begin: (redirect, provedSince) =>
      named(async () => {
        const config = await configuration();
        const question: ProviderQuestion = {
          redirect,
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
          provedSince: provedSince?.toISOString() ?? null,
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirect,
          scope: settings.scope,
          state: question.state,
          nonce: question.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(question.verifier),
          code_challenge_method: 'S256',
          ...(provedSince === null ? {} : { prompt: 'login', max_age: '0' }),
        });
        return ok({ url: url.href, question });
      }),
    finish: (answer, question) =>
      named(async () => {
        const config = await configuration();
        return accountOf(config, settings, answer, question);
      }),
    leaveUrl: async (back) => {
      try {
        const config = await configuration();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href;
      } catch {
        return null;
      }
    },
  };
}

async function discover(settings: ProviderSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const authentication: oidc.ClientAuth = (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    if (clientSecret === null) return oidc.None()(server, client, body, headers);
    const way = ways.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    return way(clientSecret)(server, client, body, headers);
  };
  const metadata = { [oidc.clockTolerance]: SKEW_SECONDS };
  const execute = [oidc.enableNonRepudiationChecks];
  if (issuer.protocol === 'http:') execute.push(oidc.allowInsecureRequests);
  return oidc.discovery(issuer, clientId, metadata, authentication, {
    execute,
    timeout: ANSWER_SECONDS,
    [oidc.customFetch]: onlyTo(new Set([issuer.host, ...settings.hosts])),
  });
}

/** A provider's own description names the addresses to ask: none outside these hosts is, and no redirect is followed. */
function onlyTo(hosts: ReadonlySet<string>): oidc.CustomFetch {
  return (url, options) => {
    if (!hosts.has(new URL(url).host)) throw new OutsideError();
    return fetch(url, { ...options, redirect: 'manual' } as RequestInit);
  };
}

class OutsideError extends Error {}

async function accountOf(
  config: oidc.Configuration,
  settings: ProviderSettings,
  answer: URLSearchParams,
  question: ProviderQuestion,
): Promise<Result<ProviderAccount, Refusal>> {
  const { state, nonce, verifier, provedSince } = question;
  const url = new URL(`${question.redirect}?${answer}`);
  const tokens = await oidc.authorizationCodeGrant(config, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) return fail(refusal('provider-refused', { found: 'no ID token' }));
  const provedAt = typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null;
  if (provedSince !== null) {
    const since = Date.parse(provedSince) - SKEW_SECONDS * 1000;
    // Not `maxAge`: that would count the time that the person takes for the provider's pages after the proof.
    if (provedAt === null || provedAt.getTime() < since) {
      return fail(refusal('provider-refused', { found: 'no fresh proof' }));
    }
  }
  const claimed = settings.claim === null ? null : await claimOf(config, tokens, claims.sub, settings.claim);
  return ok({ issuer: claims.iss, subject: claims.sub, claimed, provedAt });
}

/** From the ID token, else from what the provider tells of the same subject. */
async function claimOf(
  config: oidc.Configuration,
  tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  subject: string,
  claim: string,
): Promise<string | null> {
  const inToken = tokens.claims()?.[claim];
  if (typeof inToken === 'string') return inToken;
  if (config.serverMetadata().userinfo_endpoint === undefined) return null;
  const told = (await oidc.fetchUserInfo(config, tokens.access_token, subject))[claim];
  return typeof told === 'string' ? told : null;
}

/** What the library throws, by kind: never a text that came from outside. */
async function named<T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OutsideError || causeOf(error) instanceof OutsideError) {
      return fail(refusal('provider-refused', { found: 'an address outside its host' }));
    }
    const code = (error as { code?: unknown }).code;
    if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
      return fail(refusal('provider-refused', { found: plainWord(error.error) }));
    }
    if (error instanceof TypeError && code === undefined) {
      return fail(refusal('provider-unreachable', { found: 'no connection' }));
    }
    if (code === 'OAUTH_TIMEOUT') return fail(refusal('provider-unreachable', { found: 'no answer in time' }));
    if (error instanceof oidc.ClientError || error instanceof TypeError) {
      return fail(refusal('provider-refused', { found: plainWord(code) }));
    }
    throw error;
  }
}

function causeOf(error: unknown): unknown {
  return (error as { cause?: unknown }).cause;
}

function plainWord(word: unknown): string {
  return typeof word === 'string' && /^[A-Za-z_]{1,60}$/.test(word) ? word : 'another answer';
}
