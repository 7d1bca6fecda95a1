import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';

interface Membership {
  readonly letIn: (id: string, member: { user: string; reason: string; expires: string | null }) => Promise<boolean>;
  readonly revoke: (id: string, member: { user: string; reason: string }) => Promise<boolean>;
}

/** Writes, says so, and reads the case again; false where it was refused. */
export function useMembership(): Membership {
  const t = useWords('cases');
  const api = useApi();
  const client = useQueryClient();
  const { say, sayError } = useToasts();
  const write = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    try {
      await work();
      say(done, 'success');
      // Also what this reader may read may be another now.
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return {
    letIn: (id, body) => write(() => api.call('cases.letIn', { id, body }), t('didLetIn', { user: body.user, id })),
    revoke: (id, body) => write(() => api.call('cases.revoke', { id, body }), t('didRevoke', { user: body.user, id })),
  };
}
