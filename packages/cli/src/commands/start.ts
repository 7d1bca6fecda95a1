import { fail, ok, refusal } from '@trama/model';
import { isLoopback, openWorkbench, type Served, serve, signInSettings, type Workbench } from '@trama/server';
import type { Call, Command } from '../command.js';
import { workbenchOptions } from '../folder.js';

/** Serves until the signal; `start --demo` loads the invented case into an empty folder first. */
export const start: Command = {
  name: 'start',
  summary: {
    en: 'Serve the workbench of the data folder until SIGTERM or SIGINT.',
    es: 'Sirve el banco de trabajo de la carpeta de datos hasta SIGTERM o SIGINT.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    demo: {
      type: 'boolean',
      help: {
        en: 'load an invented case into an empty folder and mark it as a demonstration for good',
        es: 'carga un caso inventado en una carpeta vacía y la marca para siempre como demostración',
      },
    },
  },
  async run(call) {
    const { host, port } = call.environment;
    // Before anything is made: `serve` would refuse it after the whole case was loaded.
    if (call.options.demo === true && !isLoopback(host)) return fail(refusal('host-refused', { found: host }));
    const settings = signInSettings(call.environment.variables);
    if (!settings.ok) return settings;
    const opened = await openWorkbench({ ...workbenchOptions(call), ...settings.value });
    if (!opened.ok) return fail(opened.error);
    const workbench = opened.value;
    let served: Served | null = null;
    try {
      if (call.options.demo === true) {
        const loaded = await workbench.operations.loadDemonstration((progress) =>
          call.terminal.progress(loading(call, progress.done, progress.total)),
        );
        if (!loaded.ok) return loaded;
      }
      if (call.signal.aborted) return ok({ json: { stopped: true }, lines: [] });
      const answer = await serve(workbench, { host, port });
      if (!answer.ok) return answer;
      served = answer.value;
      for (const line of await welcome(call, workbench, served.url)) await call.terminal.line(line);
      await new Promise<void>((resolve) => {
        if (call.signal.aborted) resolve();
        else call.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return ok({ json: { stopped: true }, lines: [] });
    } finally {
      await served?.close();
      await workbench.close();
    }
  },
};

function loading(call: Call, done: number, total: number | null): string {
  const what = call.language === 'es' ? 'Cargando la demostración' : 'Loading the demonstration';
  return total === null ? `${what} …` : `${what} ${Math.round((100 * done) / Math.max(total, 1))} %`;
}

async function welcome(call: Call, workbench: Workbench, url: string): Promise<string[]> {
  const es = call.language === 'es';
  const lines = [
    es ? `Trama está en ${url}` : `Trama is at ${url}`,
    es ? `Los datos están en ${call.environment.dataDir}` : `The data are in ${call.environment.dataDir}`,
  ];
  if (workbench.store.info.demonstration) {
    // Asked again after `serve`, so that the links carry the address that is really served.
    const demonstration = await workbench.operations.loadDemonstration(() => undefined);
    if (demonstration.ok) {
      lines.push(
        es
          ? 'Demostración: todo es inventado. Accesos, cada uno para una sola vez:'
          : 'A demonstration: everything in it is invented. Sign-ins, each good for one use:',
      );
      for (const reader of demonstration.value.readers) {
        lines.push(`  ${reader.user} (${reader.agency}, ${reader.role})`, `  ${reader.link}`);
      }
    }
  } else {
    lines.push(
      es
        ? 'Para entrar: npx trama reader add USUARIO --agency ID imprime un enlace de un solo uso.'
        : 'To sign in: npx trama reader add USER --agency ID prints a one-time link.',
    );
  }
  return lines;
}
