import { describe, expect, test } from 'vitest';
import { findCommand, parseWords } from './arguments.js';
import { COMMANDS } from './commands/index.js';
import { helpOf, helpOfAll } from './help.js';

const commands = await Promise.all(COMMANDS.map(({ load }) => load()));

function parse(...words: string[]) {
  const command = findCommand(commands, words);
  if (!command) throw new Error(`no command begins ${words[0]}`);
  return parseWords(command, words.slice(command.name.split(' ').length));
}

describe('the words of a call', () => {
  test('find the command with the longest name', () => {
    expect(findCommand(COMMANDS, ['reader', 'add', 'ana'])?.name).toBe('reader add');
    expect(findCommand(COMMANDS, ['reader'])).toBeNull();
    expect(findCommand(COMMANDS, ['serve'])).toBeNull();
  });
  test('load the command of that name', () => {
    expect(commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
  });
  test('are wrong usage where an option is unknown or missing, or a file is not named', () => {
    expect(parse('import', 'a.txt', '--grade', 'A', '--marking', 'TLP:CLEAR').ok).toBe(false);
    expect(parse('doctor', '--depth', '3').ok).toBe(false);
    expect(parse('extract').ok).toBe(false);
    expect(parse('doctor', 'now').ok).toBe(false);
  });
  test('are told what is wrong with an option, in one line of either language', () => {
    const wrong = (...words: string[]) => {
      const parsed = parse(...words);
      return parsed.ok ? null : parsed.error;
    };
    expect(wrong('doctor', '--depth', '3')?.en).toBe('Expected an option of this command, found --depth');
    expect(wrong('doctor', '-x')?.es).toBe('Se esperaba una opción de esta orden y se encontró -x');
    expect(wrong('network', 'a.csv', 'kcore', '--out')?.en).toMatch(/^Expected FILE after --out, found none\./);
    const negative = wrong('network', 'a.csv', 'closeness', '--sources', '-4');
    expect(negative?.en).toMatch(/after --sources, found none\. A value that begins with - is written --sources=-…$/);
    expect(negative?.es).toMatch(/ tras --sources y no está\./);
    expect(wrong('doctor', '--json=yes')?.en).toBe('Expected no value after --json, found one');
  });
  test('give positionals, options and the wish for JSON', () => {
    const words = parse(
      'import',
      'a.txt',
      'b.txt',
      '--agency',
      'mx-test',
      '--grade',
      'B',
      '--marking',
      'TLP:CLEAR',
      '--json',
    );
    expect(words).toEqual({
      ok: true,
      value: {
        positionals: ['a.txt', 'b.txt'],
        options: { agency: 'mx-test', grade: 'B', marking: 'TLP:CLEAR' },
        json: true,
        help: false,
      },
    });
  });
  test('ask for help without the required options', () => {
    const words = parse('import', '--help');
    expect(words.ok && words.value.help).toBe(true);
  });
});

describe('the help', () => {
  test('names every command and option in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const all = helpOfAll(commands, language);
      for (const command of commands) {
        expect(all).toContain(command.summary[language]);
        const own = helpOf(command, language);
        for (const [name, option] of Object.entries(command.options)) {
          expect(own).toContain(`--${name}`);
          expect(own).toContain(option.help[language]);
        }
      }
    }
  });
  test('is not the same text in Spanish as in English', () => {
    for (const command of commands) expect(command.summary.es).not.toBe(command.summary.en);
  });
});
