/**
 * A random ledger, made as people make one: by what readers of several agencies ask the application to do. An act draws
 * all that it needs from its own seed and from what its actor has been shown so far, so that a list of acts with some
 * left out is a list of acts.
 */
import { type Chance, chance } from './chance.fixture.js';
import { AGENCIES, CASES, type Person } from './people.fixture.js';
import type { Answer, Method, Side } from './side.fixture.js';
import { uploadOf } from './upload.fixture.js';

type Kind =
  | 'contact'
  | 'upload'
  | 'accept'
  | 'decide'
  | 'undo'
  | 'state'
  | 'reMark'
  | 'judge'
  | 'withdraw'
  | 'assess'
  | 'unassess'
  | 'unmask'
  | 'second'
  | 'protect'
  | 'unprotect'
  | 'contest'
  | 'answer'
  | 'validate'
  | 'hold'
  | 'lift'
  | 'letIn'
  | 'revoke'
  | 'banner'
  | 'look';

export interface Act {
  readonly kind: Kind;
  readonly by: string;
  readonly seed: number;
}

const TIE = /\bsub_[0-9a-z]{26}\.[A-Za-z]+\.sub_[0-9a-z]{26}\b/g;
const ID = /\b(?:rep|clm|men|sub|dec|jdg|asm|smk|cst|hld)_[0-9a-z]{26}\b/g;

/** Ids that somebody was shown, by prefix. */
export class Shown {
  readonly #ids = new Map<string, Set<string>>();
  readonly #ties = new Set<string>();

  learn(text: string): void {
    for (const [id] of text.matchAll(TIE)) this.#ties.add(id);
    for (const [id] of text.matchAll(ID)) {
      const prefix = id.slice(0, 3);
      this.#ids.set(prefix, (this.#ids.get(prefix) ?? new Set()).add(id));
    }
  }

  all(): string {
    return [...this.#ties, ...[...this.#ids.values()].flatMap((ids) => [...ids])].join(' ');
  }

  ties(): string[] {
    return [...this.#ties];
  }

  of(prefix: string): string[] {
    return [...(this.#ids.get(prefix) ?? [])];
  }
}

/** Acts that were done, with what their actors learnt. */
export interface Told {
  readonly shown: ReadonlyMap<string, Shown>;
  /** One line an act, for whoever has to read a failure. */
  readonly log: readonly string[];
}

interface Doing {
  readonly draw: Chance;
  readonly actor: Person;
  readonly shown: Shown;
  readonly brought: Map<string, string[]>;
  ask(method: Method, url: string, body?: object): Promise<Answer>;
}

const SENTENCES: readonly string[] = [
  'Nemesio Robles Prieto, alias "El Faro", leads the group Los Faros.',
  'Luz Prieto is the sister of Nemesio Robles.',
  'Armed men killed at least four guards in Guadalajara, Jalisco, on 22 February 2026.',
  'Rita Clara Mora, alias "La Luz", was seen in Zapopan.',
  'Omar Cerrada, alias "El Tuerto", is a member of Los Faros.',
  'Rita Oculta Mora leads the group Los Ocultos.',
  'Two roadblocks were set on fire in Tepic, Nayarit, on 23 February 2026, and one person was wounded.',
  'Luz Prieto, born on 3 March 1980, works with Omar Cerrada.',
  'Nothing of note.',
];
const TABLES: readonly string[] = [
  'id,name,alias\n1,Nemesio Robles,El Faro\n2,Luz Prieto,\n',
  'id,name,birthDate\n1,Omar Cerrada,1971-03-04\n3,Ida Solís,1980\n',
  'id,name\n9,Rita Oculta Mora\n',
];
const REASONS = ['read', 'heard twice', 'of another person'] as const;

function randomMarking(draw: Chance): string {
  const tlp = draw.of(['CLEAR', 'CLEAR', 'GREEN', 'GREEN', 'AMBER', 'AMBER', 'AMBER+STRICT', 'RED']);
  const names = ['MEX', 'USA', 'GTM', ...AGENCIES];
  const rel = draw.int(3) === 0 ? [] : draw.some(names, draw.int(3)).sort();
  return [
    `TLP:${tlp}`,
    ...(rel.length === 0 ? [] : [`REL TO ${rel.join(', ')}`]),
    ...(draw.int(6) === 0 ? ['ORCON'] : []),
    ...(draw.int(6) === 0 ? ['LES'] : []),
    ...(draw.int(5) === 0 ? [`CASE ${draw.of(CASES)}`] : []),
    ...(draw.int(8) === 0 ? ['USE arrest'] : []),
  ].join('//');
}

function contactBody(draw: Chance, paragraphs: readonly string[], marking: string) {
  return {
    title: `Note ${draw.int(5)}`,
    date: '2026-02-23',
    sourceNumber: String(draw.int(3)),
    grade: draw.of(['A', 'B', 'C']),
    credibility: 2,
    language: 'en',
    marking,
    legalBasis: draw.int(3) === 0 ? 'art. 21' : null,
    paragraphs: paragraphs.map((text) => ({ text, marking: randomMarking(draw) })),
  };
}

async function bring(doing: Doing, answer: Answer): Promise<void> {
  const { brought, actor } = doing;
  const ids = (JSON.parse(answer.body).reports ?? []).map(({ id }: { id: string }) => id);
  brought.set(actor.agency, [...(brought.get(actor.agency) ?? []), ...ids]);
}

/** A report of the actor's agency as its page of review shows it to them; null where there is none. */
async function reviewOf({ brought, actor, draw, ask }: Doing) {
  const reports = brought.get(actor.agency) ?? [];
  if (reports.length === 0) return null;
  const id = draw.of(reports);
  const answer = await ask('GET', `/api/review/${id}`);
  if (answer.status !== 200) return null;
  const { claims, mentions } = JSON.parse(answer.body) as { claims: { id: string }[]; mentions: { id: string }[] };
  return { id, claims, mentions };
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A subject that the actor knows, as it is now. */
async function drawnSubject(
  draw: Chance,
  shown: Shown,
  ask: Doing['ask'],
): Promise<{ readonly id: string; readonly identity: string; readonly claims: string[] } | null> {
  const subjects = shown.of('sub');
  if (subjects.length === 0) return null;
  const id = draw.of(subjects);
  const page = await ask('GET', `/api/subjects/${id}`);
  if (page.status !== 200) return null;
  const { identity, names } = JSON.parse(page.body);
  const claims = names.flatMap(({ claims: all }: { claims: { id: string }[] }) => all.map((claim) => claim.id));
  return { id, identity, claims };
}

const ACTS: Readonly<Record<Kind, (doing: Doing) => Promise<void>>> = {
  contact: async (doing) => {
    const { draw, ask } = doing;
    const paragraphs = draw.some(SENTENCES, 1 + draw.int(3));
    const marking = draw.int(3) === 0 ? randomMarking(draw) : draw.of(['TLP:CLEAR', 'TLP:GREEN']);
    await bring(doing, await ask('POST', '/api/reports/contact', contactBody(draw, paragraphs, marking)));
  },
  upload: async (doing) => {
    const { draw, ask } = doing;
    const fields = { grade: 'B', marking: randomMarking(draw), accept: draw.of(['true', 'true', 'false']) };
    const files = { [`table-${draw.int(3)}.csv`]: draw.of(TABLES) };
    await bring(doing, await ask('POST', '/api/reports', await uploadOf(fields, files)));
  },
  accept: async ({ draw, brought, actor, ask }) => {
    const reports = brought.get(actor.agency) ?? [];
    if (reports.length === 0) return;
    const body = { read: draw.int(2) === 0, reason: draw.of(REASONS) };
    await ask('POST', `/api/review/${draw.of(reports)}/accept`, body);
  },
  decide: async (doing) => {
    const { draw, ask } = doing;
    const review = await reviewOf(doing);
    if (review === null || review.claims.length === 0) return;
    const kind = draw.of(['accept', 'accept', 'reject', 'withdraw', 'reopen']);
    const decisions = draw
      .some(review.claims, 1 + draw.int(3))
      .map(({ id }) => ({ claim: id, kind, reason: draw.of(REASONS) }));
    await ask('POST', '/api/review/decisions', { decisions });
  },
  undo: async ({ draw, shown, ask }) => {
    const made = shown.of('dec');
    if (made.length > 0) await ask('POST', '/api/review/undo', { decisions: [draw.of(made)] });
  },
  state: async (doing) => {
    const { draw, ask } = doing;
    const review = await reviewOf(doing);
    if (review === null) return;
    const named = { schema: 'Person', name: draw.of(['Omar Cerrada', 'Ulises Secreto', 'Luz Prieto']), span: null };
    const about = review.mentions.length > 0 && draw.int(3) > 0 ? draw.of(review.mentions).id : named;
    const corrects = review.claims.length > 0 && draw.int(3) === 0 ? draw.of(review.claims).id : null;
    const said =
      draw.int(2) === 0 ? { property: 'alias', value: 'El Otro' } : { property: 'associateOf', target: named };
    const span = draw.int(2) === 0 ? [0, 5] : null;
    await ask('POST', '/api/review/claims', { report: review.id, about, span, corrects, ...said });
  },
  reMark: async (doing) => {
    const { draw, ask } = doing;
    const review = await reviewOf(doing);
    if (review === null) return;
    const claims = draw.some(review.claims, 1 + draw.int(2)).map(({ id }) => id);
    const scope = draw.of([
      { kind: 'report' },
      { kind: 'portion', no: draw.int(3) },
      ...(claims.length === 0 ? [] : [{ kind: 'claims', claims }]),
    ]);
    const body = { marking: randomMarking(draw), scope };
    if (draw.int(4) === 0) await ask('POST', `/api/reports/${review.id}/re-mark/preview`, body);
    await ask('POST', `/api/reports/${review.id}/re-mark`, { ...body, reason: draw.of(REASONS) });
  },
  judge: async ({ draw, shown, ask }) => {
    const [a, b] = draw.some(shown.of('men'), 2);
    if (a === undefined || b === undefined) return;
    const verdict = draw.of(['same', 'same', 'same', 'different', 'unsure']);
    await ask('POST', '/api/identities/judgements', { a, b, verdict, reason: draw.of(REASONS) });
  },
  withdraw: async ({ draw, shown, ask }) => {
    const judged = shown.of('jdg');
    if (judged.length > 0) await ask('DELETE', `/api/identities/judgements/${draw.of(judged)}`);
  },
  assess: async ({ draw, shown, ask }) => {
    const subjects = shown.of('sub');
    if (subjects.length === 0) return;
    const id = draw.of(subjects);
    const page = await ask('GET', `/api/subjects/${id}`);
    if (page.status !== 200) return;
    const subjectClass = draw.of(['suspected', 'witness', 'victim', 'associate']);
    const { identity, names } = JSON.parse(page.body);
    const claims = names.flatMap(({ claims: all }: { claims: { id: string }[] }) => all.map((claim) => claim.id));
    const grounds = { offence: 'extortion', claims };
    const reason = `${draw.of(REASONS)}, by two reports`;
    const body = { subjectClass, reason, grounds, marking: randomMarking(draw), identity };
    await ask('POST', `/api/subjects/${id}/assessments`, body);
  },
  unassess: async ({ draw, shown, ask }) => {
    const made = shown.of('asm');
    if (made.length > 0) await ask('POST', `/api/subjects/assessments/${draw.of(made)}/undo`, { reason: 'x' });
  },
  unmask: async ({ draw, shown, ask }) => {
    for (const id of draw.some(shown.of('sub'), 4)) {
      const page = await ask('GET', `/api/subjects/${id}`);
      if (page.status !== 200) continue;
      const { masked, identity } = JSON.parse(page.body);
      if (masked) await ask('POST', `/api/subjects/${id}/unmask`, { reason: 'needed for the case', days: 1, identity });
    }
  },
  second: async ({ draw, shown, ask }) => {
    const waiting = await ask('GET', '/api/subjects/assessments/waiting');
    const ids = ((JSON.parse(waiting.body).items ?? []) as { id: string }[]).map(({ id }) => id);
    const id = draw.of([...ids, ...shown.of('asm'), 'asm_01jd0000000000000000000000']);
    const verdict = draw.of(['approve', 'approve', 'refuse']);
    await ask('POST', `/api/subjects/assessments/${id}/decide`, { verdict, reason: 'x' });
  },
  protect: async ({ draw, shown, ask }) => {
    const of = await drawnSubject(draw, shown, ask);
    const kind = draw.of(['minor', 'lawyer', 'journalist', 'rights-defender']);
    if (of) await ask('POST', `/api/subjects/${of.id}/marks`, { kind, reason: 'x', identity: of.identity });
  },
  unprotect: async ({ draw, shown, ask }) => {
    const marks = shown.of('smk');
    if (marks.length > 0) await ask('POST', `/api/subjects/marks/${draw.of(marks)}/undo`, { reason: 'x' });
  },
  contest: async ({ draw, shown, ask }) => {
    const of = await drawnSubject(draw, shown, ask);
    if (!of) return;
    const claim = draw.int(2) === 0 ? null : draw.of([...of.claims, ...shown.of('clm')]);
    const body = { claim, askedBy: 'request 7', what: 'not me', received: '2026-01-02', identity: of.identity };
    await ask('POST', `/api/subjects/${of.id}/contests`, body);
  },
  answer: async ({ draw, shown, ask }) => {
    const asked = shown.of('cst');
    const outcome = draw.of(['kept', 'corrected', 'removed']);
    if (asked.length > 0) await ask('POST', `/api/contests/${draw.of(asked)}/decide`, { outcome, reason: 'x' });
  },
  validate: async ({ draw, shown, ask }) => {
    const reviewBy = inDays(30 + draw.int(600));
    const of = draw.int(2) === 0 ? null : await drawnSubject(draw, shown, ask);
    const reports = shown.of('rep');
    if (of) {
      await ask('POST', `/api/subjects/${of.id}/validations`, { reviewBy, reason: 'x', identity: of.identity });
    } else if (reports.length > 0) {
      await ask('POST', '/api/retention/validations', { items: [{ report: draw.of(reports), reviewBy, reason: 'x' }] });
    }
  },
  hold: async ({ draw, shown, ask }) => {
    const reports = shown.of('rep');
    if (reports.length === 0) return;
    await ask('POST', '/api/retention/holds', { of: { report: draw.of(reports) }, until: inDays(30), reason: 'x' });
    await ask('GET', '/api/retention/holds');
  },
  lift: async ({ draw, shown, ask }) => {
    const holds = shown.of('hld');
    if (holds.length > 0) await ask('POST', `/api/retention/holds/${draw.of(holds)}/lift`, { reason: 'x' });
  },
  letIn: async ({ draw, actor, ask }) => {
    const user = draw.of(COLLEAGUES[actor.agency] ?? []);
    const expires = draw.int(2) === 0 ? null : '2099-01-01T00:00:00Z';
    await ask('POST', `/api/cases/${draw.of(CASES)}/members`, { user, reason: 'works on it', expires });
  },
  revoke: async ({ draw, actor, ask }) => {
    const user = draw.of(COLLEAGUES[actor.agency] ?? []);
    await ask('POST', `/api/cases/${draw.of(CASES)}/members/revoke`, { user, reason: 'moved on' });
  },
  banner: async ({ draw, ask }) => {
    await ask('POST', '/api/reports/contact', contactBody(draw, ['SECRET//NOFORN\nA hidden line.'], 'TLP:CLEAR'));
  },
  look: async ({ draw, ask }) => {
    await ask('GET', '/api/reports');
    await ask('GET', '/api/incidents');
    const found = await ask('GET', `/api/search?q=${draw.of(['o', 'r', 'Luz', 'Faro'])}`);
    const [first] = (JSON.parse(found.body).subjects ?? []) as { id: string }[];
    if (first !== undefined) await ask('GET', `/api/subjects/${first.id}`);
  },
};

const COLLEAGUES: Readonly<Record<string, readonly string[]>> = {
  'mx-one': ['ana', 'rosa', 'lia'],
  'us-two': ['uma', 'ulf'],
  'gt-six': ['gus'],
  'mx-three': ['max'],
};

/** How often each is done, and by whom it can be. */
const WEIGHTS: readonly (readonly [Kind, number])[] = [
  ['contact', 9],
  ['upload', 1],
  ['accept', 8],
  ['decide', 4],
  ['undo', 1],
  ['state', 4],
  ['reMark', 5],
  ['judge', 6],
  ['withdraw', 1],
  ['assess', 4],
  ['unassess', 1],
  ['unmask', 3],
  ['second', 2],
  ['protect', 2],
  ['unprotect', 1],
  ['contest', 2],
  ['answer', 1],
  ['validate', 2],
  ['hold', 1],
  ['lift', 1],
  ['letIn', 4],
  ['revoke', 1],
  ['banner', 1],
  ['look', 6],
];
const KINDS = WEIGHTS.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

const BY_SUPERVISORS: ReadonlySet<Kind> = new Set<Kind>([
  'letIn',
  'revoke',
  'second',
  'unprotect',
  'answer',
  'validate',
  'hold',
  'lift',
]);

export function randomActs(draw: Chance, people: readonly Person[]): Act[] {
  const supervisors = people.filter(({ role }) => role === 'supervisor');
  const markers = people.filter(({ role }) => role === 'reviewer' || role === 'supervisor');
  const writers = people.filter(({ role }) => role === 'analyst' || role === 'reviewer' || role === 'supervisor');
  const readers = people.filter(({ role }) => role !== 'auditor' && role !== 'admin');
  return Array.from({ length: 8 + draw.int(30) }, () => {
    const kind = draw.of(KINDS);
    const who = BY_SUPERVISORS.has(kind)
      ? supervisors
      : kind === 'reMark'
        ? markers
        : kind === 'look'
          ? readers
          : writers;
    return { kind, by: draw.of(who).user, seed: draw.int(2 ** 31) };
  });
}

/** Does the acts in order, and last of all brings something that everybody sees, so that a stream can be read to its end. */
export async function doActs(side: Side, people: readonly Person[], acts: readonly Act[]): Promise<Told> {
  const shown = new Map(people.map(({ user }) => [user, new Shown()]));
  const brought = new Map<string, string[]>();
  const log: string[] = [];
  const by = (user: string) => people.find((person) => person.user === user) as Person;
  const asker = (actor: Person) => async (method: Method, url: string, body?: object) => {
    const answer = await side.ask(actor, method, url, body);
    shown.get(actor.user)?.learn(answer.body);
    const given = body === undefined || 'payload' in body ? '' : ` ${JSON.stringify(body)}`;
    log.push(`${actor.user} (${actor.agency}) ${method} ${url}${given} → ${answer.status}`);
    if (answer.status >= 500) throw new Error(`${log.at(-1)} ${answer.body}`);
    return answer;
  };
  for (const { kind, by: user, seed } of acts) {
    const actor = by(user);
    const own = shown.get(user) as Shown;
    await ACTS[kind]({ draw: chance(seed), actor, shown: own, brought, ask: asker(actor) });
  }
  const last = by('mia');
  const paragraphs = [{ text: 'The last word.', marking: 'TLP:CLEAR' }];
  const body = { ...contactBody(chance(1), [], 'TLP:CLEAR'), title: 'Last', paragraphs };
  await asker(last)('POST', '/api/reports/contact', body);
  return { shown, log };
}
