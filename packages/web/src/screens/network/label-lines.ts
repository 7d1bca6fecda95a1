/** A label in at most two lines, broken between words as evenly as can be; only what still finds no room is cut. Pure. */

const LINE = 16;
const LONGEST_WORD = 24;

export function labelLines(label: string): string[] {
  if (label.length <= LINE) return [label];
  const words = label.split(' ');
  let best: [string, string] | null = null;
  for (let at = 1; at < words.length; at++) {
    const lines: [string, string] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    if (best === null || widest(lines) < widest(best)) best = lines;
  }
  return (best ?? [label]).map((line) => (line.length > LONGEST_WORD ? `${line.slice(0, LONGEST_WORD - 1)}…` : line));
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}
