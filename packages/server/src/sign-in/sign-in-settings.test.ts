import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signInSettings } from './sign-in-settings.js';

const HOUR_MS = 3_600_000;
const PROVIDER = { TRAMA_OIDC_ISSUER: 'https://login.example', TRAMA_OIDC_CLIENT_ID: 'trama' };

function read(variables: Record<string, string>) {
  const settings = signInSettings(variables);
  if (!settings.ok) throw new Error(settings.error.details.option);
  return settings.value;
}

describe('the settings of the sign-in', () => {
  it('are the longest session and no provider where nothing is named', () => {
    expect(read({})).toEqual({
      limits: { idleMs: 12 * HOUR_MS, absoluteMs: 24 * HOUR_MS },
      origin: null,
      provider: null,
    });
  });

  it('make sessions shorter, never longer', () => {
    const shorter = read({ TRAMA_SESSION_IDLE_HOURS: '0.5', TRAMA_SESSION_HOURS: '8' });
    expect(shorter.limits).toEqual({ idleMs: HOUR_MS / 2, absoluteMs: 8 * HOUR_MS });
    for (const wrong of ['12.1', '-1', '0', '1e1', 'x']) {
      expect(() => read({ TRAMA_SESSION_IDLE_HOURS: wrong }), wrong).toThrow('TRAMA_SESSION_IDLE_HOURS');
    }
    expect(() => read({ TRAMA_SESSION_HOURS: '25' })).toThrow('TRAMA_SESSION_HOURS');
  });

  it('take an address without a path as the public one', () => {
    expect(read({ TRAMA_ORIGIN: 'https://trama.example/' }).origin).toBe('https://trama.example');
    for (const wrong of ['trama.example', 'https://trama.example/x', 'ftp://trama.example']) {
      expect(() => read({ TRAMA_ORIGIN: wrong }), wrong).toThrow('TRAMA_ORIGIN');
    }
  });

  it('take a provider over https, or in the clear on this machine alone', () => {
    expect(read(PROVIDER).provider).toMatchObject({ clientId: 'trama', clientSecret: null, name: 'login.example' });
    expect(read({ ...PROVIDER, TRAMA_OIDC_ISSUER: 'http://127.0.0.1:9' }).provider).not.toBeNull();
    for (const wrong of ['http://login.example', 'login.example', 'file:///x']) {
      expect(() => read({ ...PROVIDER, TRAMA_OIDC_ISSUER: wrong }), wrong).toThrow('TRAMA_OIDC_ISSUER');
    }
    expect(() => read({ TRAMA_OIDC_ISSUER: 'https://login.example' })).toThrow('TRAMA_OIDC_CLIENT_ID');
  });

  it('read the secret from a file, so that it stands in no environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trama-secret-'));
    try {
      const file = join(folder, 'secret');
      writeFileSync(file, 'kept apart\n');
      expect(read({ ...PROVIDER, TRAMA_OIDC_CLIENT_SECRET_FILE: file }).provider?.clientSecret).toBe('kept apart');
      expect(() => read({ ...PROVIDER, TRAMA_OIDC_CLIENT_SECRET_FILE: `${file}.none` })).toThrow('SECRET_FILE');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
