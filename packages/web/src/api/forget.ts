import type { QueryClient } from '@tanstack/react-query';

const SESSION = 'session.read';

/** What one reader read is gone before the next signs in at the same tab, or the same one again. */
export function forgetReads(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION });
}
