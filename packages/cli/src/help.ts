import type { Language } from '@trama/model';
import type { Command, Option } from './command.js';

const JSON_OPTION: Option = {
  type: 'boolean',
  help: { en: 'one JSON document on standard output', es: 'un documento JSON en la salida estándar' },
};

export function helpOf(command: Command, language: Language): string {
  const rows = Object.entries({ ...command.options, json: JSON_OPTION }).map(([name, option]) => {
    const value = option.type === 'string' ? ` ${option.value ?? '…'}` : '';
    return [`  --${name}${value}`, option.help[language]] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const usage = language === 'es' ? 'Uso' : 'Usage';
  return [
    `${usage}: trama ${command.name}${command.positionals ? ` ${command.positionals}` : ''} [--…]`,
    '',
    command.summary[language],
    '',
    ...rows.map(([left, right]) => `${left.padEnd(width)}${right}`),
  ].join('\n');
}

export function helpOfAll(commands: readonly Command[], language: Language): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  const head =
    language === 'es'
      ? 'Uso: trama <orden> …   (trama <orden> --help explica cada una)'
      : 'Usage: trama <command> …   (trama <command> --help explains each)';
  return [head, '', ...commands.map((c) => `  ${c.name.padEnd(width)}${c.summary[language]}`)].join('\n');
}
