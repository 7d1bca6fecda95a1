/** Markings by number, and what a reader may see by them. */
import { createHash } from 'node:crypto';
import { formatMarking, type Marking, unmaskUsPersons } from '@trama/model';
import { inside, setReader, type Tx } from './transaction.js';

/**
 * A digest that names what this reader may see, by marking and by what was unmasked: readers of equal digests share
 * projections. What was computed before another `epoch` may hold rows that the reader has lost sight of: it is computed
 * anew.
 */
export async function audienceOf(tx: Tx): Promise<{ digest: string; agency: string | null; epoch: bigint }> {
  const { rows } = await tx.query<{
    numbers: string | null;
    unmasked: string | null;
    agency: string | null;
    epoch: string;
  }>(
    `select (select string_agg(n::text, ',' order by n) from unnest(trama.audience()) with ordinality as u (seen, n) where seen) as numbers,
       (select string_agg(id::text, ',' order by id) from unnest(trama.unmasked_claims()) id) as unmasked,
       nullif(current_setting('trama.agency_id', true), '') as agency, trama.marking_epoch() as epoch`,
  );
  const row = rows[0];
  return {
    digest: createHash('sha256')
      .update(`${row?.numbers ?? ''};${row?.unmasked ?? ''}`)
      .digest('hex'),
    agency: row?.agency ?? null,
    epoch: BigInt(row?.epoch ?? 0),
  };
}

/** The position of the last entry that this reader may see; 0 where there is none. */
export async function ledgerPosition(tx: Tx): Promise<bigint> {
  const { rows } = await tx.query<{ position: string }>(
    'select position from trama.ledger_entry order by position desc limit 1',
  );
  return BigInt(rows[0]?.position ?? 0);
}

/** The number of this marking with this originator; made when new, at once and for good. */
export async function internMarking(tx: Tx, agency: string, marking: Marking): Promise<number> {
  // The database finds by it to whom the masked one may be shown.
  if (marking.usPersons) await internMarking(tx, agency, unmaskUsPersons(marking));
  // Apart: a long import must not hold the name of a new marking locked until it commits.
  const { rows } = await inside(tx).apart('select trama.intern_marking($1, $2, $3, $4, $5, $6, $7, $8) as no', [
    agency,
    formatMarking(marking),
    marking.tlp,
    marking.relTo,
    marking.orcon,
    marking.handling,
    marking.cases,
    marking.uses,
  ]);
  const no = (rows[0] as { no: number }).no;
  const { rows: known } = await tx.query<{ known: boolean }>(
    'select coalesce(array_length(trama.audience(), 1), 0) >= $1 as known',
    [no],
  );
  if (!known[0]?.known) await setReader(tx);
  return no;
}
