/**
 * The `trama` command. Exit status: 0 done · 1 refused or failed, with one line on standard error ·
 * 2 wrong usage. A stack trace is never printed.
 */
import { refusalText } from '@trama/model';
import { findCommand, parseWords } from './arguments.js';
import type { Call, Command, Environment } from './command.js';
import { COMMANDS } from './commands/index.js';
import { readEnvironment, readLanguage } from './environment.js';
import { helpOf, helpOfAll } from './help.js';
import { openTerminal } from './terminal.js';

/** Runs one call and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const language = readLanguage(process.env);
  const terminal = openTerminal(process.stdout, process.stderr);
  const entry = findCommand(COMMANDS, args);
  if (!entry) {
    const asked = args.length === 0 || args[0] === '--help' || args[0] === '-h' || args[0] === 'help';
    if (asked) await terminal.line(helpOfAll(await Promise.all(COMMANDS.map(({ load }) => load())), language));
    else terminal.warn(unknownCommand(args[0] ?? '', language));
    return asked && args.length > 0 ? 0 : 2;
  }
  const command = await entry.load();
  const words = parseWords(command, args.slice(command.name.split(' ').length));
  if (!words.ok) {
    terminal.warn(`trama ${command.name}: ${words.error[language]}. ${seeHelp(command, language)}`);
    return 2;
  }
  if (words.value.help) {
    await terminal.line(helpOf(command, language));
    return 0;
  }
  const environment = readEnvironment(process.env, process.cwd());
  if (!environment.ok) {
    terminal.warn(`trama: ${refusalText(environment.error, language)}`);
    return 1;
  }
  return answer(command, {
    ...words.value,
    language,
    terminal,
    environment: environment.value as Environment,
    signal: endSignal(),
  });
}

async function answer(command: Command, call: Call): Promise<number> {
  const { terminal, language } = call;
  try {
    const result = await command.run(call);
    if (!result.ok) {
      const why = refusalText(result.error, language);
      terminal.warn(`trama ${command.name}: ${why}`);
      if (call.json) await terminal.document({ ...command.empty, error: { code: result.error.code, why } });
      return 1;
    }
    if (call.json) await terminal.document(result.value.json);
    else for (const line of result.value.lines) await terminal.line(line);
    return result.value.failed ? 1 : 0;
  } catch (error) {
    if (process.env.TRAMA_DEBUG) throw error;
    const what = error instanceof Error ? error.message : String(error);
    const why =
      language === 'es'
        ? `falló por un error del programa (${what}); no se conservó nada a medias. TRAMA_DEBUG=1 muestra más.`
        : `failed by a fault of the program (${what}); nothing half was kept. TRAMA_DEBUG=1 shows more.`;
    terminal.warn(`trama ${command.name}: ${why}`);
    if (call.json) await terminal.document({ ...command.empty, error: { code: 'internal', why } });
    return 1;
  }
}

function endSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort(name));
  if (isStartedByNpm(process.env)) {
    // npm passes a signal to a shell that does not pass it on: without this the command would outlive both.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) controller.abort('SIGTERM');
    }, PARENT_CHECK_MS);
    watch.unref();
  }
  return controller.signal;
}

const PARENT_CHECK_MS = 500;

/** Whether the parent of this process is the shell of `npm start` or `npx trama …`. */
function isStartedByNpm({ npm_lifecycle_event: event, npm_lifecycle_script: script }: NodeJS.ProcessEnv): boolean {
  return (event === 'start' || event === 'npx') && /\btrama\b/.test(script ?? '');
}

function unknownCommand(found: string, language: Call['language']): string {
  const names = COMMANDS.map((command) => command.name).join(', ');
  return language === 'es'
    ? `trama: se esperaba una orden (${names}) y se encontró ${found}. Vea trama --help.`
    : `trama: expected a command (${names}), found ${found}. See trama --help.`;
}

function seeHelp(command: Command, language: Call['language']): string {
  return language === 'es' ? `Vea trama ${command.name} --help.` : `See trama ${command.name} --help.`;
}
