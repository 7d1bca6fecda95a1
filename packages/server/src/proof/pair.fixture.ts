/**
 * Two databases for one reader: the full one, and one that holds what the oracle lets the reader see, put there row by
 * row. Whatever the reader asks, both must answer with the same bytes.
 */
import { idFromUuid } from '@trama/model';
import { startTestCluster, type TestCluster } from '@trama/store/test-database';
import { across } from '../sealing/across.fixture.js';
import { refuseRawIds } from '../sealing/raw-ids.fixture.js';
import { chance, withChance } from './chance.fixture.js';
import { INVENTORY, type Known, type Row as RowOf } from './inventory.fixture.js';
import { ANYBODY } from './oracle.fixture.js';
import { type Tables, visibleRows } from './oracle-rows.fixture.js';
import { addPeople, asOracle, type Person } from './people.fixture.js';
import { type Act, doActs, Shown, type Told } from './random-acts.fixture.js';
import { type Answer, openSide, type Side } from './side.fixture.js';
import { randomTries } from './tries.fixture.js';

export interface Pair {
  readonly full: Side;
  readonly twin: Side;
  readonly people: readonly Person[];
  stop(): Promise<void>;
}

/** What is there before a random ledger begins, and stays when the next one does. */
const STAYS = ['setting', 'agency', 'reader', 'session', 'sign_in_link'];

export async function openPair(): Promise<Pair> {
  const cluster: TestCluster = await startTestCluster();
  const now = new Date();
  const full = await openSide(cluster, () => now);
  const twin = await openSide(cluster, () => now, full.database);
  const people = await addPeople(full.database.store, now);
  return {
    full,
    twin,
    people,
    stop: async () => {
      await full.close();
      await twin.close();
      await cluster.stop();
    },
  };
}

/** A ledger made anew by these acts. */
export async function makeLedger({ full, people }: Pair, acts: readonly Act[]): Promise<Told> {
  await full.replace(STAYS, {});
  await full.count({ agency: (await full.rows()).agency ?? [] });
  return doActs(full, people, acts);
}

export interface Difference {
  readonly asked: string;
  readonly full: unknown;
  readonly own: unknown;
}

export interface Compared {
  readonly answers: number;
  readonly difference: Difference | null;
}

/** Asks both everything as this reader, or as anybody where there is none; ends at the first difference. */
export async function compare(pair: Pair, told: Told, person: Person | null, seed: number): Promise<Compared> {
  const all = await pair.full.rows();
  const own = visibleRows(all, person === null ? ANYBODY : asOracle(person, all, new Date()));
  await pair.twin.replace([], own);
  await pair.twin.count(all);
  const asking: Asking = { pair, answers: 0 };
  const exported = async () => (await both(asking, 'export ftm', (side) => exportOf(side, person)))[1];
  if (person === null) return { answers: asking.answers, difference: await exported() };
  const draw = chance(seed);
  const others = new Shown();
  // As this reader's agency would know the same records: else what is hidden would be asked for by nobody.
  const { seals } = pair.full.workbench;
  for (const { user, agency } of pair.people) {
    const theirs = told.shown.get(user);
    if (user !== person.user && theirs !== undefined) {
      others.learn(across(seals, agency, person.agency, theirs.all()));
    }
  }
  const shown = told.shown.get(person.user) as Shown;
  for (const url of FIRST_LOOKS) {
    const [answer, difference] = await both(asking, `GET ${url}`, (side) => side.ask(person, 'GET', url));
    if (difference !== null) return { answers: asking.answers, difference };
    shown.learn(answer.body);
  }
  const known = { draw, own: shown, others };
  const difference =
    (await exported()) ??
    (await firstRead(asking, person, known)) ??
    (await streamed(asking, person, own)) ??
    (await firstTried(asking, person, known));
  return { answers: asking.answers, difference };
}

/** The audit, to which each answer adds; then what a reader would find by themselves, to be asked about further. */
const FIRST_LOOKS = ['/api/audit?limit=200', '/api/reports', '/api/search?q=o', '/api/incidents'];

interface Asking {
  readonly pair: Pair;
  answers: number;
}

async function both(
  asking: Asking,
  asked: string,
  ask: (side: Side) => Promise<Answer>,
): Promise<[Answer, Difference | null]> {
  const { full, twin } = asking.pair;
  const [a, b] = await Promise.all([ask(full), ask(twin)]);
  asking.answers++;
  return [a, differenceOf(asked, a, b)];
}

function differenceOf(asked: string, full: Answer, own: Answer): Difference | null {
  return JSON.stringify(full) === JSON.stringify(own) ? null : { asked, full, own };
}

async function firstRead(asking: Asking, person: Person, known: Known): Promise<Difference | null> {
  // What shows nothing is asked of some readers alone: it is the same for all.
  const alsoNothing = known.draw.int(10) === 0;
  const questions = Object.entries(INVENTORY)
    .filter(([, { shows }]) => shows !== 'nothing' || alsoNothing)
    .flatMap(([, { asks, more }]) => (asks?.(known) ?? []).map((url) => ({ url, more })));
  for (let at = 0; at < questions.length; at += AT_ONCE) {
    const some = questions.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map(({ url, more }) => read(asking, person, url, more)));
    const difference = found.find((one) => one !== null);
    if (difference !== undefined) return difference;
  }
  return null;
}

const AT_ONCE = 6;
const PAGES = 3;

async function read(asking: Asking, person: Person, url: string, more: RowOf['more']): Promise<Difference | null> {
  let at = url;
  for (let page = 0; page < PAGES; page++) {
    const [answer, difference] = await both(asking, `GET ${at}`, (side) => side.ask(person, 'GET', at));
    if (difference !== null) return difference;
    const next = more !== undefined && answer.status === 200 ? (JSON.parse(answer.body).next ?? null) : null;
    if (next === null) return null;
    at = `${url}${url.includes('?') ? '&' : '?'}${more}=${next}`;
  }
  return null;
}

/** The stream from the first event that the reader may know of to the last. */
async function streamed(asking: Asking, person: Person, own: Tables): Promise<Difference | null> {
  const events = [...(own.ledger_entry ?? [])].sort((a, b) => a.position - b.position);
  const [first, last] = [events[0]?.event_id, events.at(-1)?.event_id];
  if (first === last) return null;
  const seal = asking.pair.full.workbench.seals.of(person);
  const [from, to] = [first, last].map((id) => seal.id(idFromUuid('evt', id))) as [string, string];
  return (await both(asking, `GET /api/live after ${from}`, (side) => side.live(person, from, to)))[1];
}

async function firstTried({ pair }: Asking, person: Person, known: Known): Promise<Difference | null> {
  for (const { method, url, body } of randomTries(known, person)) {
    const at = new Date(Date.now() + MINUTE_MS);
    const seed = known.draw.int(2 ** 31);
    // One after the other: clock and chance stand still for the whole process.
    const tried = (side: Side) => withChance(seed, at, () => side.ask(person, method, url, body));
    const difference = differenceOf(
      `${method} ${url} ${JSON.stringify(body)}`,
      await tried(pair.full),
      await tried(pair.twin),
    );
    if (difference !== null) return difference;
  }
  return null;
}

const MINUTE_MS = 60_000;

async function exportOf({ workbench }: Side, person: Person | null): Promise<Answer> {
  let body = '';
  const done = await workbench.operations.exportFtm(person?.user ?? null, (chunk) => {
    body += chunk;
  });
  refuseRawIds('export ftm', body, new Date());
  return { status: done.ok ? 200 : 403, headers: {}, body: done.ok ? body : done.error.code };
}
