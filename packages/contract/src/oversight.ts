/** What overseers ask: figures of a year, a sample of people, entries of the audit as a table. */
import { z } from 'zod';
import { auditFilter } from './activity.js';
import { subjectClassName } from './assessment.js';
import { instant, reportId, sourceGrade, subjectId } from './common.js';

const count = z.number().int().nonnegative();

export const figuresQuery = z.object({ year: z.coerce.number().int().min(2000).max(2200) });
export const yearFigures = z.object({
  year: z.number(),
  agency: z.string(),
  /** The figures reach to here; the end of the year once it is over. */
  asOf: instant,
  /** Records of people (mentions), by the class that the agency has given them. */
  people: z.array(z.object({ subjectClass: subjectClassName, records: count })),
  releases: z.array(z.object({ recipient: z.string(), releases: count })),
  validations: count,
  purges: count,
  corrections: count,
  contested: count,
  contestsAnswered: count,
  holdsPlaced: count,
  /** At the end. */
  holdsStanding: count,
  searches: count,
  reads: count,
  refused: count,
  exports: count,
  /** Of these without a stated purpose. */
  exportsNotStated: count,
  openings: count,
  unmaskings: count,
  samples: count,
});
export type YearFigures = z.infer<typeof yearFigures>;

/** A purpose is asked for by every act that needs one. */
export const purpose = z.string().trim().min(3).max(500);

export const SAMPLE_MOST = 200;
export const sampleRequest = z.object({
  people: z.number().int().min(1).max(SAMPLE_MOST).default(100),
  seed: z.number().int().min(0).max(4_294_967_295),
  purpose,
});
export const FINDINGS = ['no-grounds', 'no-review-date', 'overdue'] as const;
export const sampledPerson = z.object({
  id: subjectId,
  label: z.string(),
  subjectClass: z.enum([...subjectClassName.options, 'disputed']),
  /** What stands of the class, and why; the reason of another agency stays there. */
  grounds: z.array(
    z.object({ subjectClass: subjectClassName, by: z.string(), own: z.boolean(), at: instant, reason: z.string() }),
  ),
  sources: z.array(
    z.object({
      report: reportId,
      title: z.string(),
      source: z.string(),
      grade: sourceGrade,
      date: z.string().nullable(),
    }),
  ),
  sourcesNotShown: count,
  reviewBy: z.string().nullable(),
  minor: z.boolean(),
  releases: z.array(z.object({ recipient: z.string(), authority: z.string(), at: instant })),
  findings: z.array(z.enum(FINDINGS)),
});
export type SampledPerson = z.infer<typeof sampledPerson>;
export const sample = z.object({
  agency: z.string(),
  at: instant,
  /** The same seed draws the same people from the same records. */
  seed: z.number(),
  /** How many people the agency's records hold, of whom these were drawn. */
  of: count,
  items: z.array(sampledPerson),
  marking: z.string(),
});
export type Sample = z.infer<typeof sample>;

export const auditTableRequest = z.object({ filter: auditFilter, purpose });
export const auditTable = z.object({ csv: z.string(), entries: count, notShown: z.boolean() });
