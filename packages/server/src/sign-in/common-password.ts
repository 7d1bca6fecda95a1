/**
 * Passwords that guessers try first, refused without asking anybody: the 20,000 most common of known breaches
 * (Django's list, made by Royce Williams from Pwned Passwords; NOTICE), and what people make of one of them
 * to reach a length: digits and signs around it, or the same again.
 */
import { readFileSync } from 'node:fs';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';

const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL('../../data/common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
);

/** Refusal: password-common. */
export function checkCommon(password: string, user: string): Result<null, Refusal> {
  const lower = password.toLowerCase();
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const part = repeated(lower);
  const refuse = (found: string) => fail(refusal('password-common', { found }));
  if (COMMON.has(lower)) return refuse('one of them');
  if (core === '') return refuse('digits and signs alone');
  if (COMMON.has(core)) return refuse('one with digits or signs around it');
  if (part !== lower) return refuse('the same few signs again and again');
  if (new Set(lower).size < 5) return refuse('fewer than five different signs');
  if (core === user.toLowerCase()) return refuse('the name of the user');
  return ok(null);
}

/** The part that the text repeats: `abcabc` is `abc`; a text that repeats nothing is itself. */
function repeated(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}
