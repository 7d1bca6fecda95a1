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
    const found = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return fail({ en: found, es: `Opciones no reconocidas: ${found}` });
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
