/** Clock times of a zone as instants. The zones are those of the runtime's ICU. */
const formatters = new Map<string, Intl.DateTimeFormat>();

export function isTimeZone(zone: string): boolean {
  if (zone.length === 0 || zone.length > 60) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The Unix milliseconds of a wall clock in a zone that `isTimeZone` has checked. An hour that a
 * change of clocks leaves out is taken as if the clock had not been changed yet.
 */
export function zonedMs(wallMs: number, zone: string): number {
  const first = wallMs - offsetMs(wallMs, zone);
  const second = wallMs - offsetMs(first, zone);
  return second;
}

function offsetMs(utcMs: number, zone: string): number {
  if (zone === 'UTC') return 0;
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
    formatters.set(zone, formatter);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(utcMs)) part[type] = Number(value);
  const wall = Date.UTC(
    part.year as number,
    (part.month as number) - 1,
    part.day as number,
    part.hour as number,
    part.minute as number,
    part.second as number,
  );
  return wall - Math.floor(utcMs / 1000) * 1000;
}
