import { fail, ok, refusal } from '@trama/model';
import type { Command } from '../command.js';
import { onFolder } from '../folder.js';

const RULES = { mask: true, show: false } as const;

export const agencyUsPersons: Command = {
  name: 'agency us-persons',
  summary: {
    en: 'Whether an agency keeps the identities of US persons to itself, in what it brings in from now on.',
    es: 'Si una dependencia guarda para sí las identidades de personas estadounidenses, en lo que traiga desde ahora.',
  },
  positionals: 'AGENCY mask|show',
  arity: [2, 2],
  options: {},
  async run(call) {
    const [agency = '', word = ''] = call.positionals;
    if (!Object.hasOwn(RULES, word)) {
      return fail(
        refusal('option-invalid', { option: 'mask|show', expected: 'mask or show', found: word.slice(0, 100) }),
      );
    }
    const masked = RULES[word as keyof typeof RULES];
    const answer = await onFolder(call, (operations) => operations.usPersonRule({ agency, masked }));
    if (!answer.ok) return answer;
    const es = masked ? 'guarda para sí' : 'ya no guarda para sí';
    const en = masked ? 'keeps to itself' : 'no longer keeps to itself';
    return ok({
      json: answer.value,
      lines: [
        call.language === 'es'
          ? `${agency} ${es} las identidades de personas estadounidenses en lo que traiga desde ahora.`
          : `${agency} ${en} the identities of US persons in what it brings in from now on.`,
      ],
    });
  },
};
