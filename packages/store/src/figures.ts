/** Numbers of an agency's year, and what an overseer's sample reads. */
import { idFromUuid, idUuid, type MentionId, type SubjectId } from '@trama/model';
import type { Tx } from './transaction.js';

export interface Figure {
  readonly figure: string;
  /** Class of people, recipient of releases; null where there is one number. */
  readonly part: string | null;
  readonly count: number;
}

/** Of the reader's own agency, where they are its auditor or supervisor or the command line; else none. `reads`: acts that only read. */
export async function agencyFigures(
  tx: Tx,
  { from, to, reads }: { readonly from: Date; readonly to: Date; readonly reads: readonly string[] },
): Promise<Figure[]> {
  const { rows } = await tx.query<{ figure: string; part: string | null; count: string }>(
    'select figure, part, count from trama.agency_figures($1, $2, $3, $4)',
    [tx.reader.agency, from, to, reads],
  );
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** The people that the reader's own agency has brought in and the reader may see, by mention. */
export async function ownPeople(tx: Tx): Promise<MentionId[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from trama.mention where agency = trama.own_agency() and schema = 'Person' order by id`,
  );
  return rows.map(({ id }) => idFromUuid('men', id));
}

export interface ReleaseRow {
  readonly subject: SubjectId;
  readonly recipient: string;
  readonly authority: string;
  readonly at: Date;
}

/** Of subjects as they were named then, oldest first. */
export async function releasesOf(tx: Tx, subjects: readonly SubjectId[]): Promise<ReleaseRow[]> {
  const { rows } = await tx.query<Omit<ReleaseRow, 'subject'> & { subject: string }>(
    'select subject, recipient, authority, at from trama.release where subject = any ($1::uuid[]) order by at',
    [subjects.map(idUuid)],
  );
  return rows.map((row) => ({ ...row, subject: idFromUuid('sub', row.subject) }));
}
