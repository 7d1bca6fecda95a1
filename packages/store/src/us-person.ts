/**
 * Identities of US persons: which agency keeps them to itself, whose are masked for a reader, and what one reader was
 * shown for a written reason. Unknown counts as yes.
 */
import { idFromUuid, idUuid, type MentionId, type Role, type UnmaskingId } from '@trama/model';
import { fieldsDigest } from './digest.js';
import { freshId } from './ledger.js';
import type { Tx } from './transaction.js';

/** Whether the agency of the transaction's reader keeps identities of US persons to itself. */
export async function masksUsPersons(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ on: boolean }>(
    'select masks_us_persons as on from trama.agency where no = trama.own_agency()',
  );
  return rows[0]?.on ?? false;
}

/** For what is brought in from now on. False where the transaction's reader does not decide for the agency. */
export async function setUsPersonRule(tx: Tx, on: boolean): Promise<boolean> {
  const { rows } = await tx.query<{ done: boolean }>('select trama.mask_us_persons($1) as done', [on]);
  return rows[0]?.done === true;
}

/** Those of these mentions that are of another agency and masked for this reader now. */
export async function maskedMentions(tx: Tx, mentions: readonly MentionId[]): Promise<MentionId[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select m.id from trama.mention m join trama.report r on r.agency = m.agency and r.id = m.report
      where m.id = any ($1) and m.agency in (select no from trama.agency) and m.agency is distinct from trama.own_agency()
        and m.schema = 'Person' and r.us_persons = 'masked'
        and not exists (select from trama.unmasking u where u.mentions @> array[m.id]
          and u.reader = nullif(current_setting('trama.user', true), '') and u.until > now())
      order by m.id`,
    [mentions.map(idUuid)],
  );
  return rows.map(({ id }) => idFromUuid('men', id));
}

/**
 * Shows this reader until then who these people are, as far as the markings without the mask name them. Gives how many
 * claims that opens, null where it is none.
 */
export async function unmask(
  tx: Tx,
  { mentions, reason, at, until }: { mentions: readonly MentionId[]; reason: string; at: Date; until: Date },
): Promise<{ id: UnmaskingId; claims: number } | null> {
  const id = freshId('unm', at);
  const { rows } = await tx.query<{ claims: number | null }>('select trama.unmask($1, $2, $3, $4, $5) as claims', [
    idUuid(id),
    mentions.map(idUuid),
    reason,
    // The reason stands by its own digest, so that it can be blanked.
    fieldsDigest([reason]),
    until,
  ]);
  const claims = rows[0]?.claims ?? null;
  return claims === null ? null : { id, claims };
}

export interface UnmaskingRow {
  readonly id: UnmaskingId;
  /** Of the reader who was shown the identity. */
  readonly agency: string;
  /** The user for their own agency, else what they are. */
  readonly by: string;
  readonly role: Role;
  readonly at: Date;
  readonly until: Date;
  readonly reason: string | null;
}

/** Who was shown one of these people: for the one who asked, and for the agency whose people they are. Latest first. */
export async function unmaskingsOf(tx: Tx, mentions: readonly MentionId[]): Promise<UnmaskingRow[]> {
  const { rows } = await tx.query<Omit<UnmaskingRow, 'id'> & { id: string }>(
    `select u.id, a.id as agency, case when u.agency = trama.own_agency() then u.reader else r.role end as by, r.role, u.at, u.until,
        u.reason
      from trama.unmasking u join trama.agency a on a.no = u.agency join trama.reader r on r.name = u.reader
      where u.mentions && $1 order by u.at desc, u.id`,
    [mentions.map(idUuid)],
  );
  return rows.map((row) => ({ ...row, id: idFromUuid('unm', row.id) }));
}
