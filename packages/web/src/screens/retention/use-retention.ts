import { useQueryClient } from '@tanstack/react-query';
import { useToasts } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';

/** Writes, says so, and reads everything again; false where it was refused. */
export function useWrite(): (work: () => Promise<unknown>) => Promise<boolean> {
  const t = useWords('retention');
  const client = useQueryClient();
  const { say, sayError } = useToasts();
  return async (work) => {
    try {
      await work();
      say(t('recorded'), 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
}
