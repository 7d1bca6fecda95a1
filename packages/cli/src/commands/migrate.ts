import { fail, ok } from '@trama/model';
import { openWorkbench } from '@trama/server';
import type { Command } from '../command.js';
import { workbenchOptions } from '../folder.js';

/** Every opening migrates; this is for those who keep the owner's URL away from the serving process. */
export const migrate: Command = {
  name: 'migrate',
  summary: {
    en: 'Bring the database to this version, as the owner: DATABASE_OWNER_URL, or the folder’s own database.',
    es: 'Lleva la base de datos a esta versión, como su dueño: DATABASE_OWNER_URL o la de la carpeta.',
  },
  positionals: '',
  arity: [0, 0],
  options: {},
  empty: { ok: false },
  async run(call) {
    const opened = await openWorkbench(workbenchOptions(call));
    if (!opened.ok) return fail(opened.error);
    const { version, embedded } = opened.value.store.info;
    await opened.value.close();
    return ok({
      json: { ok: true, database: version, embedded },
      lines: [call.language === 'es' ? 'La base de datos está al día.' : 'The database is up to date.'],
    });
  },
};
