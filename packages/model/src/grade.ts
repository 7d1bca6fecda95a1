/** The Admiralty system (NATO STANAG 2511): source reliability A–F and information credibility 1–6, judged apart. */
export const SOURCE_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type SourceGrade = (typeof SOURCE_GRADES)[number];
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

export function parseSourceGrade(text: string): SourceGrade | null {
  const upper = text.trim().toUpperCase();
  return (SOURCE_GRADES as readonly string[]).includes(upper) ? (upper as SourceGrade) : null;
}

export function parseCredibility(value: number): Credibility | null {
  return (CREDIBILITIES as readonly number[]).includes(value) ? (value as Credibility) : null;
}
