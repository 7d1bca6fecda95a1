import { readFile, writeFile } from 'node:fs/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { type Checkpoint, parseCheckpoint } from '@trama/store';
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
        en: 'checkpoints kept elsewhere, besides those found in the folder and in TRAMA_CHECKPOINTS',
        es: 'puntos de control guardados en otro sitio, además de los de la carpeta y de TRAMA_CHECKPOINTS',
      },
    },
  },
  empty: { ok: false },
  async run(call) {
    const besides = await readCheckpoints(stringOption(call, 'checkpoint'));
    if (!besides.ok) return besides;
    const answer = await onFolder(call, (operations) => operations.auditVerify(besides.value));
    if (!answer.ok) return answer;
    const { entries, head, checkpoint } = answer.value;
    const es = call.language === 'es';
    const whole = es
      ? `La cadena está íntegra: ${entries} entradas, último eslabón ${head}`
      : `The chain is whole: ${entries} entries, last link ${head}`;
    const none = es
      ? 'Sin punto de control: un final cortado no se puede detectar.'
      : 'No checkpoint: a cut-off end cannot be found.';
    const beside =
      checkpoint === null
        ? none
        : es
          ? `Comparada con el punto de control de la entrada ${checkpoint.seq}, del ${checkpoint.at}`
          : `Compared with the checkpoint of entry ${checkpoint.seq}, made ${checkpoint.at}`;
    return ok({ json: answer.value, lines: [whole, beside] });
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

/** One or more, a line each. */
async function readCheckpoints(path: string | null): Promise<Result<Checkpoint[], Refusal>> {
  if (path === null) return ok([]);
  const invalid = (found: string) =>
    fail(refusal('option-invalid', { option: '--checkpoint', expected: 'trama audit checkpoint', found }));
  try {
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
    const checkpoints = lines.map(parseCheckpoint).filter((checkpoint) => checkpoint !== null);
    return checkpoints.length > 0 && checkpoints.length === lines.length ? ok(checkpoints) : invalid(path);
  } catch (error) {
    return invalid(`${path}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}`);
  }
}
