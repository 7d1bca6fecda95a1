/** Who is let into a case's compartment: acts of a supervisor on readers of the own agency, each kept. */
import type { Role } from '@trama/model';
import type { Tx } from './transaction.js';

export interface MembershipRow {
  readonly caseId: string;
  readonly user: string;
  readonly role: Role;
  readonly act: 'let-in' | 'revoke';
  /** The need to know, or why it ended; null where it was purged. */
  readonly reason: string | null;
  /** Null: without end. */
  readonly expires: Date | null;
  /** Null for the command line, and for rows of before there were names. */
  readonly by: string | null;
  readonly at: Date;
}

/**
 * Lets a reader in, or says anew why and until when; in effect from the next transaction on. False where
 * the transaction's reader manages no cases or is the user, or the user is none of their agency who reads content.
 */
export async function letIn(
  tx: Tx,
  member: { readonly caseId: string; readonly user: string; readonly reason: string; readonly expires: Date | null },
): Promise<boolean> {
  return record(tx, member.caseId, member.user, 'let-in', member.reason, member.expires);
}

/** The same as `letIn`; false too where the user is not in. */
export async function revokeMembership(
  tx: Tx,
  member: { readonly caseId: string; readonly user: string; readonly reason: string },
): Promise<boolean> {
  return record(tx, member.caseId, member.user, 'revoke', member.reason, null);
}

async function record(
  tx: Tx,
  caseId: string,
  user: string,
  act: MembershipRow['act'],
  reason: string,
  expires: Date | null,
): Promise<boolean> {
  const { rows } = await tx.query<{ done: boolean }>('select trama.record_membership($1, $2, $3, $4, $5) as done', [
    caseId,
    user,
    act,
    reason,
    expires,
  ]);
  return rows[0]?.done === true;
}

/** Every act of the reader's agency in order, on one case or on all; nothing where the reader manages no cases. */
export async function listMemberships(tx: Tx, caseId: string | null): Promise<MembershipRow[]> {
  const { rows } = await tx.query<MembershipRow>(
    `select m.case_id as "caseId", m.reader as user, r.role, m.act, m.reason, m.expires, m.by, m.at
       from trama.membership m join trama.reader r on r.name = m.reader
      where $1::text is null or m.case_id = $1 order by m.seq`,
    [caseId],
  );
  return rows;
}

/** Cases that a marking of the reader's own agency names, whether or not anybody was let in. */
export async function markedCases(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct c as id from trama.marking m, unnest(m.cases) c
      where m.agency = (select trama.own_agency()) and m.text <> 'PURGED' and (select trama.manages_cases())`,
  );
  return rows.map(({ id }) => id);
}

/** Readers of the reader's own agency who read content, by name: those who can be let in. */
export async function colleagues(tx: Tx): Promise<{ user: string; role: Role }[]> {
  const { rows } = await tx.query<{ user: string; role: Role }>(
    `select r.name as user, r.role from trama.reader r where r.agency = (select trama.own_agency())
       and r.role in ('analyst', 'reviewer', 'supervisor', 'liaison') order by r.name`,
  );
  return rows;
}
