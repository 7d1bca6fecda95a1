import { fail, ok, refusal } from '@trama/model';
import { type Command, stringOption } from '../command.js';
import { onFolder } from '../folder.js';
import { writeWhole } from '../whole-file.js';

const WRITTEN = ['ftm'];

export const exportFile: Command = {
  name: 'export',
  summary: {
    en: 'Write what a reader may see in a format that others read.',
    es: 'Escribe lo que una persona usuaria puede ver en un formato que otros leen.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    format: {
      type: 'string',
      value: 'ftm',
      required: true,
      help: { en: 'FollowTheMoney, one entity a line', es: 'FollowTheMoney, una entidad por línea' },
    },
    reader: {
      type: 'string',
      value: 'USER',
      help: { en: 'whose world; without it what TLP:CLEAR allows', es: 'de quién; sin ella, lo que TLP:CLEAR permite' },
    },
    purpose: {
      type: 'string',
      value: 'TEXT',
      help: {
        en: 'what it is for; the audit keeps it, and counts exports without one',
        es: 'para qué es; la auditoría lo guarda, y cuenta las exportaciones sin él',
      },
    },
    out: {
      type: 'string',
      value: 'FILE',
      required: true,
      help: { en: 'the file to write', es: 'el archivo que se escribe' },
    },
  },
  async run(call) {
    const format = stringOption(call, 'format') as string;
    if (!WRITTEN.includes(format))
      return fail(refusal('option-invalid', { option: '--format', expected: WRITTEN.join(', '), found: format }));
    const out = stringOption(call, 'out') as string;
    const answer = await writeWhole(out, (write) =>
      onFolder(call, (operations) =>
        operations.exportFtm(stringOption(call, 'reader'), write, stringOption(call, 'purpose')),
      ),
    );
    if (!answer.ok) return answer;
    const { entities } = answer.value;
    return ok({
      json: { file: out, format, entities },
      lines: [call.language === 'es' ? `${out}: ${entities} entidades` : `${out}: ${entities} entities`],
    });
  },
};
