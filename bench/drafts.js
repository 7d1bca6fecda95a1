/**
 * Drafts as the reading of tables gives them, invented: people with the values that records have, and ties of which
 * a few people have very many. Equal sizes give equal drafts.
 */
import { CLEAR, DraftBatchBuilder, draftClaim } from '@trama/model';

const GIVEN = ['Juan', 'José', 'María', 'Luis', 'Jesús', 'Ana', 'Carlos', 'Miguel', 'Rosa', 'Pedro', 'Raúl', 'Sofía'];
const SECOND = ['', ' Antonio', ' Luis', ' Elena', ' de Jesús'];
const SYLLABLES = 'ra mi rez gon za lez pe ña mu ñoz lo hernán dez cas ti llo or te ga vi lla se gue ro'.split(' ');
const VALUES = ['name', 'alias', 'curp', 'birthDate', 'nationality', 'address', 'role', 'remarks'];
const TIES = ['associateOf', 'memberOf', 'called', 'familyOf', 'offendedWith', 'paid'];

/** A linear congruential generator: whole numbers below what is asked for. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Batches, made as they are taken. */
export async function* draftBatches(people, ties, values) {
  const nat = random(7);
  const of = (list) => list[nat(list.length)];
  const surnames = Array.from({ length: 20_000 }, () => {
    const text = Array.from({ length: 2 + nat(3) }, () => of(SYLLABLES)).join('');
    return text[0].toUpperCase() + text.slice(1);
  });
  const text = {
    name: () => `${of(GIVEN)}${of(SECOND)} ${of(surnames)} ${of(surnames)}`,
    alias: () => `El ${of(surnames)}`,
    curp: () => `CURP${nat(1e9)}H`,
  };
  const ready = [];
  const builder = new DraftBatchBuilder((batch) => ready.push(batch));
  const local = (i) => `p${i}`;
  const key = (i) => `row:${String(i).padStart(6, '0')}`;
  for (let i = 0; i < people; i++) {
    builder.mention({ local: local(i), schema: 'Person', key: key(i), spans: [] });
    yield* ready.splice(0);
  }
  for (let i = 0; i < values; i++) {
    const property = VALUES[Math.floor(i / people) % VALUES.length];
    const value = text[property]?.() ?? `valor ${nat(1e5)}`;
    const place = { kind: 'row', row: i, column: property };
    builder.claim(draftClaim({ about: local(i % people), property, value, place, extractor: 'people@1' }));
    yield* ready.splice(0);
  }
  for (let i = 0; i < ties; i++) {
    const about = local(Math.floor((nat(people) * nat(people)) / people));
    const place = { kind: 'row', row: i, column: null };
    const tie = { about, target: local(nat(people)), property: of(TIES), best: 1 + nat(3), place };
    builder.claim(draftClaim({ ...tie, extractor: 'ties@1' }));
    yield* ready.splice(0);
  }
  builder.flush();
  yield* ready;
}

/** A report as `appendReport` takes it; what its file holds does not matter there. */
export function reportOf(name, bytes, sha256) {
  return {
    file: { name, sha256, chunks: [bytes], size: bytes.length },
    format: 'csv',
    language: null,
    title: null,
    date: null,
    grade: 'B',
    marking: CLEAR,
    source: null,
    timeZone: null,
    legalBasis: null,
    receivedAt: new Date(),
    collectedAt: null,
    portions: [],
    detail: null,
  };
}
