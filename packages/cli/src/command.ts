/** A command is a value: help, usage errors and completion are derived from its table of options. */
import type { Language, Refusal, Result } from '@trama/model';
import type { Terminal } from './terminal.js';

export interface Text {
  readonly en: string;
  readonly es: string;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: `FILE`, `ID`. */
  readonly value?: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly help: Text;
}

export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  /** Where checkpoints of the audit go besides the folder. */
  readonly checkpointDir: string | null;
  readonly backupPassphrase: string | null;
  readonly osUser: string;
  /** All of them, for settings that one command alone reads. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface Call {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly json: boolean;
  readonly language: Language;
  readonly environment: Environment;
  readonly terminal: Terminal;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

/** What a command answers: its JSON document, its lines for people, and whether it counts as failed although it answered. */
export interface Answer {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly failed?: boolean;
}

export interface Command {
  /** `import`, `reader add` … */
  readonly name: string;
  readonly summary: Text;
  /** Positional part of the usage line: `PATH…`; empty where there is none. */
  readonly positionals: string;
  /** Fewest and most positionals; where the first words decide, by them. */
  readonly arity: readonly [number, number] | ((words: readonly string[]) => readonly [number, number]);
  readonly options: Readonly<Record<string, Option>>;
  /** What the JSON document holds besides `error` where the command is refused as a whole. */
  readonly empty?: Readonly<Record<string, unknown>>;
  run(call: Call): Promise<Result<Answer, Refusal>>;
}

export function stringOption(call: Call, name: string): string | null {
  const value = call.options[name];
  return typeof value === 'string' ? value : null;
}
