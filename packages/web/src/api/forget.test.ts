import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { forgetReads } from './forget.js';

test('nothing that was read outlasts its reader, but for the question who is signed in', () => {
  const client = new QueryClient();
  client.setQueryData(['session.read'], null);
  client.setQueryData(['subjects.read', 'sub_1', null], { label: 'Rita' });
  client.setQueryData(['reports.list', 'pages', {}], { pages: [] });
  forgetReads(client);
  expect(
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey),
  ).toEqual([['session.read']]);
});
