import { readFile, writeFile } from 'node:fs/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { Checkpoint } from '@trama/store';
import { type Command, stringOption } from '../command.js';
import { onFolder } from '../folder.js';

export const auditVerify: Command = {
  name: 'audit verify',
  summary: {
    en: 'Check that no entry of the audit chain was changed, removed or cut off.',
    es: 'Comprueba que ninguna entrada de la cadena de auditoría se cambió, quitó o cortó.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    checkpoint: {
      type: 'string',
      value: 'FILE',
      help: {
        en: 'a checkpoint kept outside; without one a cut-off end cannot be found',
        es: 'un punto de control guardado fuera; sin él no se detecta un final cortado',
      },
    },
  },
  empty: { ok: false },
  async run(call) {
    const checkpoint = await readCheckpoint(stringOption(call, 'checkpoint'));
    if (!checkpoint.ok) return checkpoint;
    const answer = await onFolder(call, (operations) => operations.auditVerify(checkpoint.value));
    if (!answer.ok) return answer;
    const { entries, head } = answer.value;
    return ok({
      json: answer.value,
      lines: [
        call.language === 'es'
          ? `La cadena está íntegra: ${entries} entradas, último eslabón ${head}`
          : `The chain is whole: ${entries} entries, last link ${head}`,
      ],
    });
  },
};

export const auditCheckpoint: Command = {
  name: 'audit checkpoint',
  summary: {
    en: 'Sign how far the audit reaches; keep the file outside this machine.',
    es: 'Firma hasta dónde llega la auditoría; guarde el archivo fuera de esta máquina.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: { en: 'the file to write; else it is printed', es: 'el archivo que se escribe; si falta, se imprime' },
    },
  },
  async run(call) {
    const answer = await onFolder(call, (operations) => operations.auditCheckpoint());
    if (!answer.ok) return answer;
    const out = stringOption(call, 'out');
    const text = JSON.stringify(answer.value);
    if (out === null) return ok({ json: answer.value, lines: [text] });
    try {
      await writeFile(out, `${text}\n`, { mode: 0o600 });
    } catch (error) {
      return fail(refusal('file-unwritable', { found: `${out}: ${(error as NodeJS.ErrnoException).code ?? 'error'}` }));
    }
    return ok({ json: answer.value, lines: [out] });
  },
};

async function readCheckpoint(path: string | null): Promise<Result<Checkpoint | null, Refusal>> {
  if (path === null) return ok(null);
  const invalid = (found: string) =>
    fail(refusal('option-invalid', { option: '--checkpoint', expected: 'trama audit checkpoint', found }));
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isCheckpoint(value) ? ok(value) : invalid(path);
  } catch (error) {
    return invalid(`${path}: ${(error as NodeJS.ErrnoException).code ?? 'not JSON'}`);
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return ['seq', 'hash', 'at', 'publicKey', 'signature'].every((name) => typeof fields[name] === 'string');
}
