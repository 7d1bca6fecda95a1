import { expect, test } from 'vitest';
import { routeAddress } from './client.js';

test('an address is made from the contract’s path, with ids escaped', () => {
  expect(routeAddress('network.tie', { id: 'a/b c' })).toBe('/api/network/ties/a%2Fb%20c');
});

test('what is not asked is left out of the query, lists are repeated', () => {
  expect(routeAddress('reports.list', { query: { limit: 50, state: undefined, query: '' } })).toBe(
    '/api/reports?limit=50',
  );
  expect(routeAddress('subjects.refs', { query: { id: ['x', 'y'] } })).toBe('/api/subjects?id=x&id=y');
});
