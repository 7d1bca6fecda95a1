/**
 * Every way to ask for something, with what its answer shows and how it is asked in the proofs. An address, operation or
 * export that stands nowhere here fails the build: add a row that says how records are read from its answer, or why it
 * shows none.
 */
import type { Chance } from './chance.fixture.js';
import { CASES } from './people.fixture.js';
import type { Shown } from './random-acts.fixture.js';

/** What there is to be asked about: what the asking reader was shown, and what others were. */
export interface Known {
  readonly draw: Chance;
  readonly own: Shown;
  readonly others: Shown;
}

export interface Row {
  /**
   * `records`: its answer is made of records, so it is compared between a full and a reader's own database.
   * `nothing`: no word of any record stands in its answer. `write`: see `tries`. `folder`: asked by who holds the folder's key.
   */
  readonly shows: 'records' | 'nothing' | 'write' | 'folder';
  /** Why nothing is shown, or what tries the write. */
  readonly because?: string;
  readonly asks?: (known: Known) => string[];
  /** The question for the page after, given `next` of a page. */
  readonly more?: 'before' | 'after';
}

/** Some ids of that kind: of those that the reader was shown, and of those that only others were. */
function ids({ draw, own, others }: Known, prefix: string, n: number): string[] {
  const theirs = own.of(prefix);
  const known = new Set(theirs);
  const hidden = others.of(prefix).filter((id) => !known.has(id));
  return [...draw.some(theirs, n), ...draw.some(hidden, Math.ceil(n / 2))];
}

const WORDS = [
  'Robles',
  'rob',
  'Prieto',
  'Oculta',
  'Nemesio Roblez',
  'faro',
  'Rita',
  'Cerrada',
  'o',
  'Note',
  'Ulises',
  'table',
];
const records = (asks: Row['asks'], more?: Row['more']): Row => ({
  shows: 'records',
  ...(asks ? { asks } : {}),
  ...(more ? { more } : {}),
});
const each = (prefix: string, n: number, path: (id: string) => string) =>
  records((known) => ids(known, prefix, n).map(path));
const fixed = (...urls: string[]) => records(() => urls);
const nothing = (because: string, ...urls: string[]): Row => ({ shows: 'nothing', because, asks: () => urls });
const write = (because: string): Row => ({ shows: 'write', because });
const folder = (because: string): Row => ({ shows: 'folder', because });

export const INVENTORY: Readonly<Record<string, Row>> = {
  'GET /api/session': fixed('/api/session'),
  'GET /api/session/ways': fixed('/api/session/ways'),
  'GET /api/account': fixed('/api/account'),
  'GET /api/world': fixed('/api/world'),
  'GET /api/reports': records(
    ({ draw }) => [
      '/api/reports',
      '/api/reports?limit=1',
      `/api/reports?limit=2&query=${encodeURIComponent(draw.of(WORDS))}`,
      `/api/reports?state=${draw.of(['waiting', 'begun', 'reviewed'])}&limit=2`,
      `/api/reports?language=${draw.of(['en', 'es'])}`,
    ],
    'before',
  ),
  'GET /api/reports/quarantined': fixed('/api/reports/quarantined'),
  'GET /api/reports/:id': each('rep', 3, (id) => `/api/reports/${id}`),
  'GET /api/reports/:id/markings': each('rep', 2, (id) => `/api/reports/${id}/markings`),
  'GET /api/reports/:id/rows': each('rep', 1, (id) => `/api/reports/${id}/rows?from=1&limit=2`),
  'GET /api/reports/:id/original': each('rep', 2, (id) => `/api/reports/${id}/original`),
  'GET /api/reports/:id/image': each('rep', 1, (id) => `/api/reports/${id}/image`),
  'GET /api/jobs': nothing('lists what this process does for the asking reader: imports under way, by file name'),
  'GET /api/review/:id': records(
    (known) => ids(known, 'rep', 2).map((id) => `/api/review/${id}?limit=${known.draw.of([1, 3, 1000])}`),
    'after',
  ),
  'GET /api/subjects/:id': records((known) =>
    ids(known, 'sub', 4).map((id) => `/api/subjects/${id}${known.draw.of(['', '?protected=needed'])}`),
  ),
  'GET /api/subjects': records((known) => [
    `/api/subjects?${ids(known, 'sub', 8)
      .map((id) => `id=${id}`)
      .join('&')}`,
  ]),
  'GET /api/claims/:id': each('clm', 2, (id) => `/api/claims/${id}`),
  'GET /api/search': records(({ draw }) =>
    draw
      .some(WORDS, 3)
      .map(
        (word) =>
          `/api/search?q=${encodeURIComponent(word)}&limit=${1 + draw.int(4)}${draw.of(['', '&protected=needed'])}`,
      ),
  ),
  'GET /api/network/neighbours': records((known) =>
    ids(known, 'sub', 3).map(
      (id) =>
        `/api/network/neighbours?subject=${id}&limit=${1 + known.draw.int(20)}${known.draw.of(['', '&layers=kin', '&layers=command', '&protected=needed'])}`,
    ),
  ),
  'GET /api/network/ties/:id': records((known) => {
    const shown = known.draw.some([...known.own.ties(), ...known.others.ties()], 3);
    const [a, b] = ids(known, 'sub', 2);
    return [...shown, `${a}.memberOf.${b}`].map((id) => `/api/network/ties/${id}`);
  }),
  'GET /api/incidents': records(
    ({ draw }) => [
      '/api/incidents',
      '/api/incidents?limit=1',
      `/api/incidents?kind=${draw.of(['killing', 'roadblock', 'arson'])}`,
      '/api/incidents?state=Jalisco&limit=1',
    ],
    'before',
  ),
  'GET /api/subjects/assessments/waiting': fixed('/api/subjects/assessments/waiting'),
  'GET /api/contests': fixed('/api/contests'),
  'GET /api/retention': records(
    () => ['/api/retention?by=2100-01-01', '/api/retention?by=2100-01-01&limit=1'],
    'after',
  ),
  'GET /api/retention/holds': fixed('/api/retention/holds'),
  'GET /api/audit/holds': fixed('/api/audit/holds'),
  'GET /api/cases': fixed('/api/cases'),
  'GET /api/cases/:id': fixed(...CASES.map((id) => `/api/cases/${id}`), '/api/cases/c-9'),
  'GET /api/cases/members/colleagues': fixed('/api/cases/members/colleagues'),
  'GET /api/activity': records(() => ['/api/activity', '/api/activity?limit=2'], 'before'),
  'GET /api/audit': { shows: 'records', because: 'asked before all else, since each answer adds to it' },
  'GET /api/audit/figures': {
    shows: 'records',
    because: 'numbers of the own agency’s records and acts, which the proofs add to',
  },
  'GET /api/live': { shows: 'records' },
  'export ftm': { shows: 'records' },

  'GET /api/health': nothing('whether it is up', '/api/health'),
  'GET /api/openapi.json': nothing('describes the interface', '/api/openapi.json'),
  'GET /api/docs': nothing('describes the interface', '/api/docs'),
  'GET /page.css': nothing('how the sign-in page looks', '/page.css'),
  'GET /sign-in/provider': nothing('the way to a provider, of which there is none here', '/sign-in/provider'),
  'GET /sign-in/provider/back': nothing('the way back from it', '/sign-in/provider/back?code=x&state=y'),
  'GET /sign-in/:token': nothing('the button of a one-time link', '/sign-in/nobody'),
  'GET /*': nothing('the files of the workbench', '/', '/network', '/reports/x'),

  'POST /api/session': write('signs in; answers of oneself alone'),
  'DELETE /api/session': write('ends one’s own session'),
  'POST /api/session/lock': write('locks one’s own session'),
  'POST /api/session/prove': write('shows anew who one is'),
  'POST /api/session/password': write('one’s own password'),
  'POST /sign-in/:token': write('signs in by a link'),
  'POST /api/session/passkey/question': write('asks for any passkey'),
  'POST /api/session/passkey': write('signs in; answers of oneself alone'),
  'POST /api/account/passkeys/question': write('begins one’s own passkey'),
  'POST /api/account/passkeys': write('one’s own passkey'),
  'DELETE /api/account/passkeys/:id': write('one’s own passkey'),
  'POST /api/account/linked/remove': write('one’s own account at a provider'),
  'DELETE /api/account/sessions/:id': write('one’s own session'),
  'POST /api/account/sessions/end-others': write('one’s own sessions'),
  'POST /api/reports': write('tried with bytes that others hold'),
  'POST /api/reports/contact': write('tried with a text that others hold'),
  'POST /api/reports/:id/re-mark/preview': write('tried with the reports of all'),
  'POST /api/reports/:id/re-mark': write('tried with the reports of all'),
  'DELETE /api/jobs/:id': write('ends one’s own import'),
  'POST /api/review/decisions': write('tried with the claims of all'),
  'POST /api/review/undo': write('tried with the decisions of all'),
  'POST /api/review/:id/accept': write('tried with the reports of all'),
  'POST /api/review/claims': write('tried with the reports and mentions of all'),
  'POST /api/identities/judgements': write('tried with the mentions of all'),
  'DELETE /api/identities/judgements/:id': write('tried with the judgements of all'),
  'POST /api/subjects/:id/assessments': write('tried with the subjects of all'),
  'POST /api/subjects/:id/unmask': write('tried with the subjects of all'),
  'POST /api/subjects/assessments/:id/undo': write('tried with the assessments of all'),
  'POST /api/subjects/assessments/:id/decide': write('tried with the assessments of all'),
  'POST /api/subjects/:id/marks': write('tried with the subjects of all'),
  'POST /api/subjects/marks/:id/undo': write('tried with the marks of all'),
  'POST /api/subjects/:id/validations': write('tried with the subjects of all'),
  'POST /api/subjects/:id/contests': write('tried with the subjects and claims of all'),
  'POST /api/contests/:id/decide': write('tried with the contested entries of all'),
  'POST /api/retention/validations': write('tried with the reports of all'),
  'POST /api/retention/term': write('the own agency’s term'),
  'POST /api/retention/holds': write('tried with the reports of all'),
  'POST /api/retention/holds/:id/lift': write('tried with the holds of all'),
  'GET /api/retention/purges': fixed('/api/retention/purges'),
  'POST /api/retention/purges': write('of reports of one’s own agency alone: another’s is not found'),
  'POST /api/retention/purges/:id/confirm': write('what a supervisor of one’s own agency asked for'),
  'POST /api/cases/:id/members': write('tried with cases that others have'),
  'POST /api/cases/:id/members/revoke': write('tried with cases that others have'),
  'POST /api/audit/table': write('entries of the audit as a table: to auditors, who read them as they are'),
  'GET /api/audit/openings': fixed('/api/audit/openings'),
  'POST /api/audit/openings': write('an auditor’s own opening'),
  'DELETE /api/audit/openings': write('an auditor’s own opening'),
  'POST /api/audit/sample': write('people of the own agency, to an auditor while an opening stands'),
  'POST /api/audit/verify': write('checks the chain: how many entries it has is told to the auditors'),

  'POST /api/control/import': folder('imports for an agency; answers what was brought'),
  'POST /api/control/export': folder('the export of a named reader: `export ftm`'),
  'POST /api/control/backup': folder('the whole, encrypted, for who runs the folder'),
  'POST /api/control/purge': folder('ids and counts of what went, for who runs the folder'),
  'POST /api/control/demonstration': folder('fills an empty folder'),
  'POST /api/control/audit-export': folder('the audit: who did what, of what only digests'),
  'POST /api/control/:operation': folder('the operations below'),
  'operation importFiles': folder('imports for an agency; answers what was brought'),
  'operation exportFtm': folder('`export ftm`'),
  'operation usPersonRule': folder('the rule of an agency'),
  'operation readerAdd': folder('makes a reader'),
  'operation readerLink': folder('an account of a provider for a reader'),
  'operation readerList': folder('names of readers, for who runs the folder'),
  'operation auditVerify': folder('the number of entries and a hash'),
  'operation auditCheckpoint': folder('the number of entries and a hash'),
  'operation auditFigures': folder('numbers of the year of one agency'),
  'operation auditSample': folder('people of one agency, for who runs the folder'),
  'operation auditExport': folder('the audit: who did what, of what only digests'),
  'operation doctor': folder('counts of the whole, for who runs the folder'),
  'operation purge': folder('ids and counts of what went, for who runs the folder'),
  'operation backup': folder('the whole, encrypted, for who runs the folder'),
  'operation loadDemonstration': folder('fills an empty folder'),
};

/** Addresses and operations that have no row, and rows of what is there no more. */
export function missingRows(addresses: readonly string[], operations: readonly string[]): string[] {
  const there = [...addresses, ...operations.map((name) => `operation ${name}`), 'export ftm'];
  return [
    ...there
      .filter((one) => INVENTORY[one] === undefined)
      .map((one) => `${one}: add a row to INVENTORY that says how it is asked and what its answer shows`),
    ...Object.keys(INVENTORY)
      .filter((one) => !there.includes(one))
      .map((one) => `${one}: there is no such address any more; take its row out of INVENTORY`),
  ];
}
