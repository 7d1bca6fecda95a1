const QUOTE = 34;
const ESCAPE = 92;

/** True where brackets nest deeper than `limit`; costs one pass, builds nothing. */
export function isDeeper(json: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (quoted) {
      if (code === ESCAPE) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === 123 || code === 91) {
      depth++;
      if (depth > limit) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}
