/**
 * A backup is always encrypted. The passphrase is TRAMA_BACKUP_PASSPHRASE; where that is not set a
 * new one is made and written beside the backup as `FILE.key`, to be kept apart from it.
 */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { restore as restoreStore } from '@trama/store';
import { type Call, type Command, stringOption } from '../command.js';
import { onFolder, workbenchOptions } from '../folder.js';

export const backup: Command = {
  name: 'backup',
  summary: {
    en: 'Write the whole folder to one encrypted file. Passphrase: TRAMA_BACKUP_PASSPHRASE, else a new one in FILE.key.',
    es: 'Escribe toda la carpeta en un archivo cifrado. Frase de paso: TRAMA_BACKUP_PASSPHRASE, o una nueva en FILE.key.',
  },
  positionals: 'FILE',
  arity: [1, 1],
  options: {},
  async run(call) {
    const file = call.positionals[0] as string;
    const given = call.environment.backupPassphrase;
    const passphrase = given ?? randomBytes(32).toString('base64url');
    const answer = await onFolder(call, (operations) => operations.backup(file, passphrase));
    if (!answer.ok) return answer;
    const keyFile = given === null ? `${file}.key` : null;
    if (keyFile !== null) {
      await writeFile(keyFile, `${passphrase}\n`, { mode: 0o600 });
      call.terminal.warn(
        call.language === 'es'
          ? `La frase de paso está en ${keyFile}: guárdela lejos del respaldo.`
          : `The passphrase is in ${keyFile}: keep it away from the backup.`,
      );
    }
    const { bytes } = answer.value;
    return ok({ json: { file, bytes, keyFile }, lines: [`${file}: ${bytes.toLocaleString(call.language)} bytes`] });
  },
};

export const restore: Command = {
  name: 'restore',
  summary: {
    en: 'Fill an empty data folder from a backup. Passphrase: TRAMA_BACKUP_PASSPHRASE, else FILE.key.',
    es: 'Llena una carpeta de datos vacía desde un respaldo. Frase de paso: TRAMA_BACKUP_PASSPHRASE, o FILE.key.',
  },
  positionals: 'FILE',
  arity: [1, 1],
  options: {
    purges: {
      type: 'string',
      value: 'LIST',
      help: {
        en: 'the newest list of purges (purges.json of that data folder, or FILE.purges of a later backup)',
        es: 'la lista de depuraciones más reciente (purges.json de esa carpeta o FILE.purges de un respaldo posterior)',
      },
    },
    'without-purges': {
      type: 'boolean',
      help: {
        en: 'restore although there is no list: what was purged since comes back',
        es: 'restaurar aunque no haya lista: vuelve lo que se depuró desde entonces',
      },
    },
  },
  async run(call) {
    const file = call.positionals[0] as string;
    const passphrase = await readPassphrase(call, file);
    if (!passphrase.ok) return passphrase;
    const answer = await restoreStore(workbenchOptions(call), file, passphrase.value, {
      purges: stringOption(call, 'purges'),
      withoutPurges: call.options['without-purges'] === true,
    });
    if (!answer.ok) return answer;
    const { dataDir } = call.environment;
    const { replayed } = answer.value;
    const again =
      call.language === 'es'
        ? `${replayed} depuraciones posteriores a este respaldo se repitieron.`
        : `${replayed} purges that were made after this backup were done again.`;
    return ok({
      json: { file, dataDir, purgesReplayed: replayed },
      lines: [`${file} → ${dataDir}`, ...(replayed > 0 ? [again] : [])],
    });
  },
};

async function readPassphrase(call: Call, file: string): Promise<Result<string, Refusal>> {
  if (call.environment.backupPassphrase !== null) return ok(call.environment.backupPassphrase);
  try {
    return ok((await readFile(`${file}.key`, 'utf8')).trim());
  } catch {
    return fail(refusal('backup-invalid', { found: `no TRAMA_BACKUP_PASSPHRASE, no ${file}.key` }));
  }
}
