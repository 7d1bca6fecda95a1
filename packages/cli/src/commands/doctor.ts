import { ok } from '@trama/model';
import type { Command } from '../command.js';
import { onFolder } from '../folder.js';

export const doctor: Command = {
  name: 'doctor',
  summary: {
    en: 'Check the data folder: counts, references, policies, audit chain, disk.',
    es: 'Revisa la carpeta de datos: cuentas, referencias, políticas, cadena de auditoría, disco.',
  },
  positionals: '',
  arity: [0, 0],
  options: {},
  empty: { ok: false },
  async run(call) {
    const answer = await onFolder(call, (operations) => operations.doctor());
    if (!answer.ok) return answer;
    const { ledger, checks } = answer.value;
    return ok({
      json: answer.value,
      lines: [
        ...Object.entries(ledger).map(([name, count]) => `${name}: ${count}`),
        ...checks.map((check) => `${check.ok ? '✓' : '✗'} ${check.name}: ${check.found}`),
      ],
      failed: !answer.value.ok,
    });
  },
};
