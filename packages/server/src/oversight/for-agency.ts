/** The figures and the sample as commands on a folder, which act for one agency. */
import { type Sample, sample as sampleSchema, walkOf, type YearFigures } from '@trama/contract';
import { fail, NOT_STATED, ok, type Refusal, type Result, refusal } from '@trama/model';
import { agencies, appendAudit, type ReaderContext } from '@trama/store';
import type { OpenFolder } from '../open-folder.js';
import type { SampleOf } from '../operations.js';
import { yearFigures } from './figures.js';
import { drawSample } from './sample.js';

const SAMPLE = walkOf(sampleSchema);

export async function figuresOf(
  folder: OpenFolder,
  { agency, year }: { readonly agency: string | null; readonly year: number },
  osUser: string | null,
): Promise<Result<YearFigures, Refusal>> {
  const reader = await actingFor(folder, agency);
  if (!reader.ok) return reader;
  const figures = await yearFigures(folder, reader.value, year);
  const entry = { action: 'audit.figures', outcome: 'done', object: String(year), purpose: null, osUser } as const;
  await folder.store.write(reader.value, (tx) => appendAudit(tx, entry));
  return ok(figures);
}

export async function sampleOf(
  folder: OpenFolder,
  { agency, purpose, ...request }: SampleOf,
  osUser: string | null,
): Promise<Result<Sample, Refusal>> {
  const reader = await actingFor(folder, agency);
  if (!reader.ok) return reader;
  const sample = await drawSample(folder, reader.value, request);
  if (!sample.ok) return sample;
  const { items, seed } = sample.value;
  await folder.store.write(reader.value, (tx) =>
    appendAudit(tx, {
      action: 'audit.sample',
      outcome: 'done',
      object: String(seed),
      purpose: purpose?.trim() || NOT_STATED,
      osUser,
      results: items.length,
      shown: items.map(({ id }) => id),
    }),
  );
  return ok(folder.seals.of(reader.value).outward(SAMPLE, sample.value));
}

async function actingFor({ store }: OpenFolder, given: string | null): Promise<Result<ReaderContext, Refusal>> {
  const ids = (await agencies(store)).map(({ id }) => id);
  const agency = given ?? (ids.length === 1 ? (ids[0] as string) : null);
  if (agency !== null && ids.includes(agency)) return ok({ user: null, agency });
  const expected = ids.length === 0 ? 'an agency; the folder has none' : ids.join(', ');
  return fail(refusal('option-invalid', { option: '--agency', expected, found: given ?? 'none' }));
}
