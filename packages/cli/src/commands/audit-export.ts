import { ok } from '@trama/model';
import { type Command, stringOption } from '../command.js';
import { onFolder } from '../folder.js';
import { writeWhole } from '../whole-file.js';

export const auditExport: Command = {
  name: 'audit export',
  summary: {
    en: 'Write every entry of the audit as a JSON line, for whoever checks the chain without this program.',
    es: 'Escribe cada entrada de la auditoría como línea JSON, para quien comprueba la cadena sin este programa.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      required: true,
      help: { en: 'the file to write', es: 'el archivo que se escribe' },
    },
    purpose: {
      type: 'string',
      value: 'TEXT',
      help: { en: 'what it is for; the audit keeps it', es: 'para qué es; la auditoría lo guarda' },
    },
  },
  async run(call) {
    const out = stringOption(call, 'out') as string;
    const answer = await writeWhole(out, (write) =>
      onFolder(call, (operations) => operations.auditExport(write, stringOption(call, 'purpose'))),
    );
    if (!answer.ok) return answer;
    const { entries, head } = answer.value;
    return ok({
      json: { file: out, ...answer.value },
      lines: [
        call.language === 'es'
          ? `${out}: ${entries} entradas, último eslabón ${head}`
          : `${out}: ${entries} entries, last link ${head}`,
      ],
    });
  },
};
