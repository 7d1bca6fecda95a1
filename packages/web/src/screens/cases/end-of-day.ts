/** The instant at which a day ends where this browser stands: a reader who is let in until a day has the whole of it. */
export function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + 1).toISOString();
}
