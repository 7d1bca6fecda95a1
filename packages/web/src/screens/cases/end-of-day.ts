/** The last instant of a day where this browser stands: a reader who is let in until a day has the whole of it, and sees that day named. */
export function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59, 999).toISOString();
}
