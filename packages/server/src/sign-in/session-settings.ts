/** How long sessions last and under which address the workbench is known, from the environment. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { LONGEST_SESSION, type SessionLimits } from '@trama/store';

const HOUR_MS = 3_600_000;

/** TRAMA_SESSION_IDLE_HOURS and TRAMA_SESSION_HOURS: less than the longest, never more. Refusal: option-invalid. */
export function sessionLimits(variables: Readonly<Record<string, string | undefined>>): Result<SessionLimits, Refusal> {
  const idle = hours('TRAMA_SESSION_IDLE_HOURS', variables.TRAMA_SESSION_IDLE_HOURS, LONGEST_SESSION.idleMs);
  if (!idle.ok) return idle;
  const absolute = hours('TRAMA_SESSION_HOURS', variables.TRAMA_SESSION_HOURS, LONGEST_SESSION.absoluteMs);
  if (!absolute.ok) return absolute;
  return ok({ idleMs: idle.value, absoluteMs: absolute.value });
}

function hours(option: string, text: string | undefined, longestMs: number): Result<number, Refusal> {
  if (!text) return ok(longestMs);
  const ms = /^\d{1,2}(?:\.\d{1,3})?$/.test(text) ? Number(text) * HOUR_MS : Number.NaN;
  if (ms >= 60_000 && ms <= longestMs) return ok(ms);
  const expected = `hours up to ${longestMs / HOUR_MS}, such as 0.5`;
  return fail(refusal('option-invalid', { option, expected, found: text.slice(0, 100) }));
}

/** TRAMA_ORIGIN, where a proxy serves it under another address than it sees; null: the host that is asked. Refusal: option-invalid. */
export function publicOrigin(variables: Readonly<Record<string, string | undefined>>): Result<string | null, Refusal> {
  const text = variables.TRAMA_ORIGIN;
  if (!text) return ok(null);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') {
    return ok(url.origin);
  }
  const expected = 'scheme and host alone, such as https://trama.example';
  return fail(refusal('option-invalid', { option: 'TRAMA_ORIGIN', expected, found: text.slice(0, 200) }));
}
