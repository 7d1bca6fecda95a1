import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { fail, type Language, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { Environment } from './command.js';

/** Reads the variables that CONTRACT names; a PORT that is no port is refused. */
export function readEnvironment(variables: NodeJS.ProcessEnv, directory: string): Result<Environment, Refusal> {
  const port = variables.PORT ?? '7117';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return fail(refusal('option-invalid', { option: 'PORT', expected: '0–65535', found: port }));
  return ok({
    port: Number(port),
    host: variables.HOST ?? '127.0.0.1',
    dataDir: resolve(directory, variables.TRAMA_DATA ?? 'trama-data'),
    databaseUrl: variables.DATABASE_URL || null,
    databaseOwnerUrl: variables.DATABASE_OWNER_URL || null,
    checkpointDir: variables.TRAMA_CHECKPOINTS ? resolve(directory, variables.TRAMA_CHECKPOINTS) : null,
    backupPassphrase: variables.TRAMA_BACKUP_PASSPHRASE || null,
    osUser: operatingSystemUser(),
    variables,
  });
}

/** The language of the command line follows the locale: Spanish where it begins with `es`. */
export function readLanguage(variables: NodeJS.ProcessEnv): Language {
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG || '';
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}

function operatingSystemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no user has.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
