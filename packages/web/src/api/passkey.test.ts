import { afterEach, expect, test } from 'vitest';
import { askForPasskey, makePasskey } from './passkey.js';

const asked: unknown[] = [];
const bytes = (...values: number[]) => Uint8Array.from(values).buffer;

function browserGives(response: object): void {
  const credentials = {
    create: async (options: object) => asked.push(options) && { id: 'id', type: 'public-key', response },
    get: async (options: object) => asked.push(options) && { id: 'id', type: 'public-key', response },
  };
  Object.defineProperty(globalThis, 'navigator', { value: { credentials }, configurable: true });
}

afterEach(() => {
  asked.length = 0;
});

test('a new passkey is asked for in bytes and answered in base64url without padding', async () => {
  const response = {
    clientDataJSON: bytes(251, 255),
    attestationObject: bytes(1),
    getTransports: () => ['internal'],
  };
  browserGives(response);
  const made = await makePasskey({
    challenge: '-_8',
    user: { id: 'AQI', name: 'ana', displayName: '' },
    excludeCredentials: [{ id: 'Aw', type: 'public-key' }],
  });
  expect(asked).toMatchObject([
    {
      publicKey: {
        challenge: Uint8Array.of(251, 255),
        user: { id: Uint8Array.of(1, 2), name: 'ana' },
        excludeCredentials: [{ type: 'public-key', id: Uint8Array.of(3) }],
      },
    },
  ]);
  expect(made).toMatchObject({
    id: 'id',
    response: { clientDataJSON: '-_8', attestationObject: 'AQ', transports: ['internal'] },
  });
});

test('an answer carries what was signed, and the user only where the passkey names one', async () => {
  browserGives({
    clientDataJSON: bytes(1),
    authenticatorData: bytes(2),
    signature: bytes(3),
    userHandle: null,
  });
  const given = await askForPasskey({ challenge: 'AQ' });
  expect(given.response).toEqual({ clientDataJSON: 'AQ', authenticatorData: 'Ag', signature: 'Aw' });
});
