import type { SubjectId } from '@trama/model';
import { expect, test } from 'vitest';
import { createApi, Refusal, routeAddress } from './client.js';

test('an address is made from the contract’s path, with ids escaped', () => {
  expect(routeAddress('network.tie', { id: 'a/b c' })).toBe('/api/network/ties/a%2Fb%20c');
});

test('what is not asked is left out of the query, lists are repeated', () => {
  expect(routeAddress('reports.list', { query: { limit: 50, state: undefined, query: '' } })).toBe(
    '/api/reports?limit=50',
  );
  expect(routeAddress('subjects.refs', { query: { id: ['x', 'y'] as SubjectId[] } })).toBe('/api/subjects?id=x&id=y');
});

test('a call that needs a fresh proof asks for one and is made again once it was given', async () => {
  const fetched = globalThis.fetch;
  let proven = false;
  let calls = 0;
  const problem = { type: 'x', title: 'x', status: 403, detail: 'x', code: 'step-up-needed' };
  globalThis.fetch = async () => {
    calls++;
    return proven ? Response.json({ done: true }) : Response.json(problem, { status: 403 });
  };
  try {
    const api = (answer: boolean) =>
      createApi({
        csrf: () => null,
        language: () => 'en',
        onRefusal: () => {},
        prove: async () => {
          proven = answer;
          return answer;
        },
      });
    await expect(api(false).call('session.lock')).rejects.toThrow(Refusal);
    expect(calls).toBe(1);
    expect(await api(true).call('session.lock')).toEqual({ done: true });
    expect(calls).toBe(3);
  } finally {
    globalThis.fetch = fetched;
  }
});
