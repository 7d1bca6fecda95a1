import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { writeScenario } from '@trama/scenario';
import { type Call, type Command, stringOption } from '../command.js';

export const scenario: Command = {
  name: 'scenario',
  summary: {
    en: 'Write an invented case with known truth: people, ties, reports, incidents.',
    es: 'Escribe un caso inventado con verdad conocida: personas, vínculos, informes, incidentes.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    people: {
      type: 'string',
      value: 'N',
      help: { en: 'how many people, up to 1,000,000 (250000)', es: 'cuántas personas, hasta 1,000,000 (250000)' },
    },
    core: {
      type: 'string',
      value: 'N',
      help: { en: 'how many of them are core members (300)', es: 'cuántas son del núcleo (300)' },
    },
    seed: {
      type: 'string',
      value: 'S',
      help: { en: 'equal seeds write equal bytes (7)', es: 'semillas iguales escriben bytes iguales (7)' },
    },
    out: {
      type: 'string',
      value: 'DIR',
      required: true,
      help: { en: 'the folder to write', es: 'la carpeta que se escribe' },
    },
  },
  async run(call) {
    const people = wholeNumber(call, 'people', 250_000);
    const core = wholeNumber(call, 'core', 300);
    const seed = wholeNumber(call, 'seed', 7);
    if (!people.ok) return people;
    if (!core.ok) return core;
    if (!seed.ok) return seed;
    const out = stringOption(call, 'out') as string;
    return writeScenario({ people: people.value, core: core.value, seed: seed.value }, out, {
      progress: (done, total) => call.terminal.progress(`${out} ${done} / ${total}`),
      signal: call.signal,
    }).then((answer) => (answer.ok ? ok({ json: { out, ...answer.value }, lines: [out] }) : answer));
  },
};

function wholeNumber(call: Call, name: string, otherwise: number): Result<number, Refusal> {
  const text = stringOption(call, name) ?? String(otherwise);
  return /^\d{1,15}$/.test(text)
    ? ok(Number(text))
    : fail(refusal('option-invalid', { option: `--${name}`, expected: 'a whole number', found: text }));
}
