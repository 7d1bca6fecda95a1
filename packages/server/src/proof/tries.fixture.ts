/** Writes tried on both databases: with what the reader was shown, with what only others were, and with what exists behind a wall. */
import type { Known } from './inventory.fixture.js';
import type { Person } from './people.fixture.js';

export interface Try {
  readonly method: 'POST' | 'DELETE';
  readonly url: string;
  readonly body?: object;
}

export function randomTries(known: Known, person: Person): Try[] {
  const { draw, own, others } = known;
  const any = (prefix: string): string => {
    const list = draw.int(2) === 0 ? own.of(prefix) : others.of(prefix);
    return list.length === 0 ? `${prefix}_01jd0000000000000000000000` : draw.of(list);
  };
  const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const post = (url: string, body: object): Try => ({ method: 'POST', url, body });
  const member = { user: person.user === 'ana' ? 'rosa' : 'ana', reason: 'works on it', expires: null };
  const all: Try[] = [
    post('/api/review/decisions', { decisions: [{ claim: any('clm'), kind: 'reject', reason: null }] }),
    post('/api/review/undo', { decisions: [any('dec')] }),
    ...['/preview', ''].map((preview) =>
      post(`/api/reports/${any('rep')}/re-mark${preview}`, {
        marking: 'TLP:RED',
        scope: draw.int(2) === 0 ? { kind: 'report' } : { kind: 'claims', claims: [any('clm')] },
        ...(preview === '' ? { reason: 'x' } : {}),
      }),
    ),
    post(`/api/review/${any('rep')}/accept`, { read: true, reason: null }),
    post('/api/review/claims', {
      report: any('rep'),
      about: any('men'),
      property: 'alias',
      value: 'El Nuevo',
      corrects: draw.int(2) === 0 ? any('clm') : null,
    }),
    post('/api/identities/judgements', { a: any('men'), b: any('men'), verdict: 'same', reason: 'x' }),
    { method: 'DELETE', url: `/api/identities/judgements/${any('jdg')}` },
    post(`/api/subjects/${any('sub')}/assessments`, {
      subjectClass: 'witness',
      reason: 'x',
      marking: 'TLP:CLEAR',
      identity: 'x',
    }),
    post(`/api/subjects/${any('sub')}/unmask`, { reason: 'needed for the case', days: 1, identity: 'x' }),
    post(`/api/subjects/assessments/${any('asm')}/undo`, { reason: 'x' }),
    post(`/api/subjects/assessments/${any('asm')}/decide`, { verdict: 'approve', reason: 'x' }),
    post(`/api/subjects/${any('sub')}/marks`, { kind: 'lawyer', reason: 'x', identity: 'x' }),
    post(`/api/subjects/marks/${any('smk')}/undo`, { reason: 'x' }),
    post(`/api/subjects/${any('sub')}/validations`, { reviewBy: soon, reason: 'x', identity: 'x' }),
    post(`/api/subjects/${any('sub')}/contests`, {
      claim: any('clm'),
      askedBy: 'x',
      what: 'x',
      received: '2026-01-02',
      identity: 'x',
    }),
    post(`/api/contests/${any('cst')}/decide`, { outcome: 'kept', reason: 'x' }),
    post('/api/retention/validations', { items: [{ report: any('rep'), reviewBy: soon, reason: 'x' }] }),
    post('/api/retention/holds', { of: { report: any('rep') }, until: soon, reason: 'x' }),
    post(`/api/retention/holds/${any('hld')}/lift`, { reason: 'x' }),
    post(`/api/cases/${draw.of(['c-1', 'c-9'])}/members`, member),
    post('/api/cases/c-2/members/revoke', { user: member.user, reason: 'x' }),
    post('/api/reports/contact', {
      title: `Note ${draw.int(5)}`,
      date: '2026-02-23',
      sourceNumber: '1',
      grade: 'B',
      credibility: 2,
      language: 'en',
      marking: 'TLP:GREEN',
      legalBasis: null,
      paragraphs: [
        {
          text: 'Rita Oculta Mora leads the group Los Ocultos.',
          marking: draw.of(['TLP:RED', 'TLP:GREEN', 'TLP:AMBER//CASE c-1']),
        },
      ],
    }),
  ];
  return draw.some(all, 4);
}
