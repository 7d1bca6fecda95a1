/** The OpenID provider that an operator names in the environment; without TRAMA_OIDC_ISSUER there is none. */
import { readFileSync } from 'node:fs';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { isLoopback } from '../address.js';

export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** What the button says. */
  readonly name: string;
  readonly scope: string;
  /** A claim whose value is the user name of a reader, which the operator trusts; null: accounts are linked one by one. */
  readonly claim: string | null;
  /** Hosts that may be asked beside the issuer's own. */
  readonly hosts: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Refusal: option-invalid, naming the variable. */
export function providerSettings(variables: Variables): Result<ProviderSettings | null, Refusal> {
  const { TRAMA_OIDC_ISSUER: issuer, TRAMA_OIDC_CLIENT_ID: clientId, TRAMA_OIDC_CLAIM: claim } = variables;
  if (!issuer) return ok(null);
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) {
    return invalid('TRAMA_OIDC_ISSUER', 'the https address of a provider', issuer);
  }
  if (!clientId) return invalid('TRAMA_OIDC_CLIENT_ID', 'the id under which the provider knows this workbench', 'none');
  if (claim && /^(?:email|email_verified|name|nickname)$/.test(claim)) {
    return invalid('TRAMA_OIDC_CLAIM', 'a claim that the provider gives to one account for good, no e-mail', claim);
  }
  const secret = readSecret(variables);
  if (!secret.ok) return secret;
  const hosts = (variables.TRAMA_OIDC_HOSTS ?? '').split(',').map((host) => host.trim());
  return ok({
    issuer: url,
    clientId,
    clientSecret: secret.value,
    name: variables.TRAMA_OIDC_NAME || url.host,
    scope: variables.TRAMA_OIDC_SCOPE || 'openid',
    claim: claim || null,
    hosts: hosts.filter(Boolean),
  });
}

function readSecret(variables: Variables): Result<string | null, Refusal> {
  const file = variables.TRAMA_OIDC_CLIENT_SECRET_FILE;
  if (!file) return ok(variables.TRAMA_OIDC_CLIENT_SECRET || null);
  try {
    return ok(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? 'none';
    return invalid('TRAMA_OIDC_CLIENT_SECRET_FILE', 'a file that can be read', found);
  }
}

function invalid(option: string, expected: string, found: string): Result<never, Refusal> {
  return fail(refusal('option-invalid', { option, expected, found: found.slice(0, 200) }));
}
