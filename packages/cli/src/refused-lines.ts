import { escapeControls, type Language, type SkippedRow } from '@trama/model';

const SHOWN = 20;

/** One line a refused file, control characters of its name escaped. */
export function refusedLines(refused: readonly { file: string; why: string }[]): string[] {
  return refused.map(({ file, why }) => `${escapeControls(file)}: ${why}`);
}

/** The first rows that were left out, and how many more the JSON document lists. */
export function skippedLines(skipped: readonly SkippedRow[], language: Language): string[] {
  const lines = skipped.slice(0, SHOWN).map(({ where, why }) => `  ${escapeControls(`${where}: ${why}`)}`);
  const more = skipped.length - SHOWN;
  if (more > 0)
    lines.push(
      language === 'es'
        ? `  +${more} filas omitidas más; --json las nombra todas`
        : `  +${more} more rows left out; --json names them all`,
    );
  return lines;
}
