import { ok } from '@trama/model';
import { extractFiles } from '@trama/server/reading';
import { type Command, stringOption } from '../command.js';
import { refusedLines, skippedLines } from '../refused-lines.js';

export const extract: Command = {
  name: 'extract',
  summary: {
    en: 'Draw draft claims from texts, without a database.',
    es: 'Extrae borradores de datos de textos, sin base de datos.',
  },
  positionals: 'FILE…',
  arity: [1, Number.POSITIVE_INFINITY],
  options: {
    date: {
      type: 'string',
      value: 'YYYY-MM-DD',
      help: { en: 'date of the text where it states none', es: 'fecha del texto si no la dice' },
    },
    'time-zone': {
      type: 'string',
      value: 'ZONE',
      help: { en: 'for clock times without an offset', es: 'para horas sin desfase' },
    },
  },
  empty: { documents: [], refused: [] },
  async run(call) {
    const answer = await extractFiles(
      call.positionals,
      { date: stringOption(call, 'date'), timeZone: stringOption(call, 'time-zone'), language: call.language },
      call.signal,
    );
    if (!answer.ok) return answer;
    const { documents, refused } = answer.value;
    for (const text of refusedLines(refused)) call.terminal.warn(text);
    const lines = documents.flatMap((document) => {
      const names = new Map(document.mentions.map((mention) => [mention.id, mention.name ?? mention.id]));
      return [
        `${document.file} (${document.language}, ${document.date ?? '—'})`,
        ...document.claims.map((claim) => {
          const what =
            claim.target === null ? (claim.value ?? rangeText(claim)) : (names.get(claim.target) ?? claim.target);
          const said =
            claim.span === null ? '' : document.text.slice(claim.span[0], claim.span[1]).replace(/\s+/g, ' ');
          return `  ${names.get(claim.about) ?? claim.about} · ${claim.property} · ${what}   [${said}]`;
        }),
        ...skippedLines(document.skipped, call.language),
      ];
    });
    return ok({ json: answer.value, lines, failed: refused.length > 0 });
  },
};

function rangeText(claim: { low: number | null; best: number | null; high: number | null }): string {
  const { low, best, high } = claim;
  if (low !== null && low === high) return String(low);
  if (high === null) return low === null ? `~${best}` : `≥${low}`;
  return low === null ? `≤${high}` : `${low}–${high}`;
}
