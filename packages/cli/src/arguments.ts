/** Parses the words of a call against a command's table; anything else is wrong usage (exit status 2). */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '@trama/model';
import type { Call, Command, Text } from './command.js';

export interface Words {
  readonly positionals: readonly string[];
  readonly options: Call['options'];
  readonly json: boolean;
  readonly help: boolean;
}

/** Picks the command with the longest name that the words begin with. */
export function findCommand<T extends { readonly name: string }>(
  commands: readonly T[],
  words: readonly string[],
): T | null {
  const fits = commands.filter((command) => command.name.split(' ').every((word, i) => words[i] === word));
  return fits.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
}

export function parseWords(command: Command, words: readonly string[]): Result<Words, Text> {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: option.type, multiple: option.multiple ?? false },
    ]),
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...words],
      options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    return fail(wrongOption(command, error));
  }
  const { json, help, ...values } = parsed.values as Record<string, string | boolean | string[] | undefined>;
  if (help === true) return ok({ positionals: [], options: {}, json: false, help: true });
  const missing = Object.entries(command.options).find(
    ([name, option]) => option.required && values[name] === undefined,
  );
  if (missing)
    return fail({
      en: `Expected --${missing[0]} ${missing[1].value ?? ''}, found none`,
      es: `Se esperaba --${missing[0]} ${missing[1].value ?? ''} y no está`,
    });
  const [least, most] = typeof command.arity === 'function' ? command.arity(parsed.positionals) : command.arity;
  const count = parsed.positionals.length;
  if (count < least || count > most)
    return fail({
      en: `Expected ${command.positionals || 'no further words'}, found ${count === 0 ? 'none' : parsed.positionals.join(' ')}`,
      es: `Se esperaba ${command.positionals || 'ninguna otra palabra'} y se encontró ${count === 0 ? 'nada' : parsed.positionals.join(' ')}`,
    });
  return ok({ positionals: parsed.positionals, options: values, json: json === true, help: false });
}

/** What `parseArgs` threw, said in our own words; its texts are English alone and may hold several lines. */
function wrongOption(command: Command, error: unknown): Text {
  const name = /'(?:-\w, )?--?([\w-]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  const option = command.options[name];
  if (option?.type === 'string')
    return {
      en: `Expected ${option.value ?? 'a value'} after --${name}, found none. A value that begins with - is written --${name}=-…`,
      es: `Se esperaba ${option.value ?? 'un valor'} tras --${name} y no está. Un valor que empieza con - se escribe --${name}=-…`,
    };
  if (option ?? ['json', 'help'].includes(name))
    return { en: `Expected no value after --${name}, found one`, es: `No se esperaba un valor tras --${name}` };
  const dashes = name.length === 1 ? '-' : '--';
  return {
    en: `Expected an option of this command, found ${dashes}${name}`,
    es: `Se esperaba una opción de esta orden y se encontró ${dashes}${name}`,
  };
}
