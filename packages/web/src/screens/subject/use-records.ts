import { useQueryClient } from '@tanstack/react-query';
import type { ContestView, SubjectMarkView, SubjectPage } from '@trama/contract';
import type { ProtectedMark } from '@trama/model';
import { useLive } from '../../api/live.js';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';

export interface Records {
  readonly mark: (kind: ProtectedMark, reason: string) => Promise<boolean>;
  readonly unmark: (id: SubjectMarkView['id'], reason: string) => Promise<boolean>;
  readonly contest: (body: { askedBy: string; what: string; received: string }) => Promise<boolean>;
  readonly decideContest: (
    id: ContestView['id'],
    outcome: 'corrected' | 'kept' | 'removed',
    reason: string,
  ) => Promise<boolean>;
  readonly validate: (reviewBy: string, reason: string) => Promise<boolean>;
  readonly hold: (until: string, reason: string) => Promise<boolean>;
}

/** Writes, says so, and reads the subject again; false where it was refused. */
export function useRecords(subject: SubjectPage): Records {
  const t = useWords('subject');
  const api = useApi();
  const client = useQueryClient();
  const live = useLive();
  const { say, sayError } = useToasts();
  const { id, identity } = subject;
  const write = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      live.own();
      await work();
      say(t('recorded'), 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return {
    mark: (kind, reason) => write(() => api.call('subjects.mark', { id, body: { kind, reason, identity } })),
    unmark: (mark, reason) => write(() => api.call('subjects.undoMark', { id: mark, body: { reason } })),
    contest: (body) => write(() => api.call('contests.request', { id, body: { ...body, claim: null, identity } })),
    decideContest: (contest, outcome, reason) =>
      write(() => api.call('contests.decide', { id: contest, body: { outcome, reason } })),
    validate: (reviewBy, reason) =>
      write(() => api.call('subjects.validate', { id, body: { reviewBy, reason, identity } })),
    hold: (until, reason) =>
      write(() => api.call('retention.hold', { body: { of: { subject: id, identity }, until, reason } })),
  };
}
