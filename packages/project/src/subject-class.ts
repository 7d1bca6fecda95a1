/**
 * Which assessments of class hold for a subject as this reader sees it. From the rows that the reader
 * may see and the reader's own clusters, by nothing else.
 */
import type { MentionId, Protection, SubjectClass } from '@trama/model';
import type { AssessmentRow } from '@trama/store';

/**
 * `undoes` takes another back and says nothing itself; `undone` was taken back; `replaced`: the same agency
 * has since assessed what holds one of its mentions; `apart`: what was one subject then is several now, and
 * nobody has said which of them it means; `waiting` for a second person, or `refused` by one; else it is `current`.
 */
export type AssessmentState = 'current' | 'replaced' | 'undone' | 'apart' | 'undoes' | 'waiting' | 'refused';

export interface JudgedClass {
  /** `disputed` where agencies, or rows about subjects that were joined since, say different things. */
  readonly subjectClass: SubjectClass | 'disputed';
  /** In the order of the rows. */
  readonly assessments: readonly (AssessmentRow & { readonly state: AssessmentState })[];
}

/** `rows` in the order of their making; `subjectOf` gives the reader's subject of a mention, null where there is none. */
export function classOf<S>(rows: readonly AssessmentRow[], subjectOf: (mention: MentionId) => S | null): JudgedClass {
  const undone = new Set(rows.map(({ undoes }) => undoes));
  const standing = rows.filter(
    (row) =>
      row.subjectClass !== null && !undone.has(row.id) && (!row.needsSecond || row.second?.verdict === 'approve'),
  );
  const stateOf = (row: AssessmentRow): AssessmentState => {
    if (row.subjectClass === null) return 'undoes';
    if (undone.has(row.id)) return 'undone';
    if (row.second?.verdict === 'refuse') return 'refused';
    if (row.needsSecond && row.second === null) return 'waiting';
    if (standing.slice(standing.indexOf(row) + 1).some((later) => replaces(later, row))) return 'replaced';
    const subjects = new Set(row.mentions.map(subjectOf).filter((subject) => subject !== null));
    return subjects.size > 1 ? 'apart' : 'current';
  };
  const assessments = rows.map((row) => ({ ...row, state: stateOf(row) }));
  const said = new Set(assessments.filter(({ state }) => state === 'current').map((row) => row.subjectClass));
  // Who says "unassessed" takes no part in a dispute.
  said.delete('unassessed');
  const [only = 'unassessed'] = [...said];
  return { subjectClass: said.size > 1 ? 'disputed' : (only ?? 'unassessed'), assessments };
}

function replaces(later: AssessmentRow, row: AssessmentRow): boolean {
  if (later.agency !== row.agency) return false;
  const about = new Set(later.mentions);
  return row.mentions.some((mention) => about.has(mention));
}

/**
 * Whether a person may stand in a ranking that leaves the workbench, in an analysis of suspects or in a
 * release: suspected or convicted, and protected by nothing. Who is unassessed never does.
 */
export function mayStandInRanking(subject: {
  readonly subjectClass: JudgedClass['subjectClass'];
  readonly protections: readonly Protection[];
}): boolean {
  const { subjectClass, protections } = subject;
  return (subjectClass === 'suspected' || subjectClass === 'convicted') && protections.length === 0;
}
