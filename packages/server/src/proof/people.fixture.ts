/** The readers of a random ledger: several agencies and countries, every role, and one who works abroad. */
import type { Role } from '@trama/model';
import { addReader, openSession, type Store, setUsPersonRule } from '@trama/store';
import type { OracleReader } from './oracle.fixture.js';
import type { Tables } from './oracle-rows.fixture.js';
import type { Key } from './side.fixture.js';

export interface Person extends Key {
  readonly user: string;
  readonly agency: string;
  readonly country: string;
  readonly role: Role;
}

const COUNTRY: Readonly<Record<string, string>> = {
  'mx-one': 'MEX',
  'us-two': 'USA',
  'gt-six': 'GTM',
  'mx-three': 'MEX',
};
export const AGENCIES: readonly string[] = Object.keys(COUNTRY);
export const CASES = ['c-1', 'c-2'] as const;

const PEOPLE: readonly (readonly [user: string, agency: string, role: Role, country?: string])[] = [
  ['ana', 'mx-one', 'analyst'],
  ['rosa', 'mx-one', 'reviewer'],
  ['sonia', 'mx-one', 'supervisor'],
  ['lia', 'mx-one', 'liaison'],
  ['olga', 'mx-one', 'auditor'],
  ['adela', 'mx-one', 'admin'],
  ['uma', 'us-two', 'reviewer'],
  ['sam', 'us-two', 'supervisor'],
  ['ulf', 'us-two', 'analyst', 'MEX'],
  ['gus', 'gt-six', 'analyst'],
  ['gil', 'gt-six', 'supervisor'],
  ['max', 'mx-three', 'reviewer'],
  ['mia', 'mx-three', 'supervisor'],
];

export async function addPeople(store: Store, now: Date): Promise<Person[]> {
  const people: Person[] = [];
  for (const [user, agency, role, abroad] of PEOPLE) {
    const home = COUNTRY[agency] as string;
    // The agency is made with its own country by whoever comes first; `abroad` is the reader's alone.
    const added = await addReader(store, { user, agency, country: abroad ?? home, role }, now);
    if (!added.ok) throw new Error(added.error.code);
    const { token, csrf } = await openSession(store, user, now);
    people.push({ user, agency, role, country: abroad ?? home, cookie: token, csrf });
  }
  // One agency keeps the identities of US persons to itself, in all that it brings in.
  await store.write({ user: null, agency: 'gt-six' }, (tx) => setUsPersonRule(tx, true));
  return people;
}

/** The reader as the raw rows have it at this time. */
export function asOracle(person: Person, all: Tables, now: Date): OracleReader {
  const acts = new Map<string, { act: string; expires: string | null }>();
  for (const row of [...(all.membership ?? [])].sort((a, b) => a.seq - b.seq)) {
    if (row.reader === person.user) acts.set(row.case_id, { act: row.act, expires: row.expires });
  }
  const isIn = ([, last]: [string, { act: string; expires: string | null }]) =>
    last.act === 'let-in' && (last.expires === null || new Date(last.expires) > now);
  const { user, agency, country, role } = person;
  return { user, agency, country, roles: [role], cases: [...acts].filter(isIn).map(([id]) => id) };
}
