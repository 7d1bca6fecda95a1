/** A real OpenID provider (npm's oidc-provider) on a loopback, and a browser that goes through its pages. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT_ID = 'trama-test';
export const CLIENT_SECRET = 'a secret of the test that guards nothing';

export interface RealProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** `claims` are those of every account, whose subject is the name that was typed. */
export async function startProvider(redirects: readonly string[]): Promise<RealProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const quiet = console.info;
  console.info = () => {};
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [...redirects],
        post_logout_redirect_uris: redirects.map((redirect) => `${new URL(redirect).origin}/sign-in`),
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['of the test'] },
    claims: { openid: ['sub', 'trama_user'], email: ['email'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, trama_user: id.replace(/-at-login$/, ''), email: `${id}@login.example` }),
    }),
    features: { devInteractions: { enabled: true } },
  });
  console.info = quiet;
  provider.on('server_error', () => {});
  server.on('request', provider.callback());
  return { issuer, close: () => closeServer(server) };
}

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Signs in there as this account and agrees; gives the address back here, which it does not open. */
export async function goThrough(start: string, account: string, back: string): Promise<string> {
  const jar = new Map<string, string>();
  let [url, body] = [start, undefined as string | undefined];
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(back)) return url;
    const response = await fetch(url, {
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    body = undefined;
    if (location !== null) url = new URL(location, url).href;
    else {
      const page = await response.text();
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
      const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
      if (action === undefined || prompt === undefined)
        throw new Error(`no form: ${response.status} ${page.slice(0, 200)}`);
      url = new URL(action, url).href;
      body = new URLSearchParams({ prompt, login: account, password: 'x' }).toString();
    }
  }
  throw new Error('the provider never came back');
}
