/** What somebody who signs in is to answer: good for one answer, by the browser that was asked, for a short time. */
import { secretDigest } from './reader.js';
import { insideStore, type Store } from './store.js';

export type QuestionKind = 'passkey-new' | 'passkey' | 'provider';

export interface SignInQuestion {
  /** Random; only its digest is kept. */
  readonly secret: string;
  readonly kind: QuestionKind;
  /** The session, or the cookie's secret, that alone may answer. */
  readonly holder: string;
  readonly detail: object;
  readonly expires: Date;
}

export async function askQuestion(store: Store, question: SignInQuestion, now: Date): Promise<void> {
  const { pool } = insideStore(store);
  await pool.query('delete from trama.sign_in_question where expires < $1', [now]);
  await pool.query(
    'insert into trama.sign_in_question (digest, kind, holder, detail, expires) values ($1, $2, $3, $4, $5)',
    [
      secretDigest(question.secret),
      question.kind,
      holderDigest(question.holder),
      JSON.stringify(question.detail),
      question.expires,
    ],
  );
}

/** The detail of the question, which is used up; null where there is none for this holder, or it was answered or is too old. */
export async function takeQuestion(
  store: Store,
  { secret, kind, holder }: Pick<SignInQuestion, 'secret' | 'kind' | 'holder'>,
  now: Date,
): Promise<object | null> {
  const { rows } = await insideStore(store).pool.query<{ detail: object }>(
    'delete from trama.sign_in_question where digest = $1 and kind = $2 and holder = $3 and expires > $4 returning detail',
    [secretDigest(secret), kind, holderDigest(holder), now],
  );
  return rows[0]?.detail ?? null;
}

function holderDigest(holder: string): string {
  return secretDigest(holder).toString('hex');
}
