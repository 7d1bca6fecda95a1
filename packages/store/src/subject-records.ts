/** What every act on a subject's mentions shares: that the reader may see each, and the marking of all. */
import { idUuid, joinMarkings, type Marking, type MentionId } from '@trama/model';
import { internMarking } from './audience.js';
import { readMarking } from './bulk/report-markings.js';
import { TOLD } from './judgement.js';
import type { Writer } from './ledger.js';
import type { Tx } from './transaction.js';

export interface ToldMentions {
  /** In their hexadecimal form, by id. */
  readonly mentions: readonly string[];
  readonly marking: number;
}

/** Null where the reader may not see one of them, or where no accepted claim speaks of it; with `own`, where one is another agency's. */
export async function toldMentions(
  tx: Tx,
  writer: Writer,
  ids: readonly MentionId[],
  options: { readonly marking?: Marking; readonly own?: boolean } = {},
): Promise<ToldMentions | null> {
  const mentions = [...new Set(ids)].map(idUuid).sort();
  if (mentions.length === 0) return null;
  const { rows } = await tx.query<{ text: string; told: boolean; own: boolean }>(
    `select m.text, (${TOLD}) as told, e.agency = trama.own_agency() as own
       from trama.mention e join trama.marking m on m.no = e.marking
      where e.id = any ($1) and e.agency in (select no from trama.agency)`,
    [mentions],
  );
  if (rows.length !== mentions.length || rows.some(({ told, own }) => !told || (options.own && !own))) return null;
  const texts = [...new Set(rows.map(({ text }) => text))].map(readMarking);
  const joined = joinMarkings(options.marking ? [options.marking, ...texts] : texts);
  return { mentions, marking: await internMarking(tx, writer.id, joined) };
}
