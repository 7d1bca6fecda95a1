/** What the libraries answered, as tables: medians of CPU seconds and of seconds by the clock, and our CPU time as ratio to the fastest peer. */
import { spread } from './measure.js';

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** One field of one step over the rounds that have it. */
const over = (rounds, step, field) => rounds.flatMap((answers) => answers[step]?.[field] ?? []);

const stepsOf = (measured) => [
  ...new Set(Object.values(measured).flatMap((rounds) => rounds.flatMap((answers) => Object.keys(answers)))),
];

/** Ours to the least of the others, round by round: they ran side by side. */
function ratios({ trama = [], ...peers }, step, field) {
  return trama.flatMap((ours, round) => {
    const others = Object.values(peers).flatMap((rounds) => rounds[round][step]?.[field] ?? []);
    return ours[step]?.[field] !== undefined && others.length > 0 ? [ours[step][field] / Math.min(...others)] : [];
  });
}

const ratioOf = (measured, step, field) => {
  const found = ratios(measured, step, field);
  return found.length > 0 ? spread(found) : '–';
};

/** A row a step; a cell is `CPU · clock`, in seconds. */
export function showNetwork(network, measured) {
  const libraries = Object.keys(measured);
  const size = Object.values(measured).flatMap((rounds) => rounds.flatMap((answers) => answers.size ?? []))[0];
  const row = (name, cell, ratio) => console.log(`| ${name} | ${libraries.map(cell).join(' | ')} | ${ratio} |`);
  console.log(`\n${network}: ${size.nodes} nodes, ${size.ties} ties\n`);
  row('CPU s · clock s', (library) => library, 'CPU, ratio to the fastest peer');
  console.log(`| --- |${' --- |'.repeat(libraries.length + 1)}`);
  for (const step of stepsOf(measured)) {
    const show = (field, digits) => (library) => {
      const values = over(measured[library], step, field);
      return values.length > 0 ? median(values).toFixed(digits) : '–';
    };
    const cpu = show('cpuSeconds', 3);
    const clock = show('seconds', 3);
    if (step.startsWith('peak')) row(`${step}, MB`, show('megabytes', 0), ratioOf(measured, step, 'megabytes'));
    else if (step === 'modularity') row(step, show('value', 4), '–');
    else if (step !== 'size') {
      row(
        step,
        (library) => (cpu(library) === '–' ? '–' : `${cpu(library)} · ${clock(library)}`),
        ratioOf(measured, step, 'cpuSeconds'),
      );
    }
  }
}

/** A row a step and library, a column a network: medians of CPU seconds, and of megabytes for memory. */
export function showGrowth(found) {
  const steps = [...new Set(found.flatMap(({ measured }) => stepsOf(measured)))];
  const libraries = [...new Set(found.flatMap(({ measured }) => Object.keys(measured)))];
  console.log(`\n| CPU s | library | ${found.map(({ network }) => network).join(' | ')} |`);
  console.log(`| --- | --- |${' --- |'.repeat(found.length)}`);
  for (const step of steps.filter((each) => each !== 'size' && each !== 'modularity')) {
    const field = step.startsWith('peak') ? 'megabytes' : 'cpuSeconds';
    for (const library of libraries) {
      const cells = found.map(({ measured }) => over(measured[library] ?? [], step, field));
      if (cells.every((values) => values.length === 0)) continue;
      const shown = cells.map((values) =>
        values.length > 0 ? median(values).toFixed(field === 'megabytes' ? 0 : 3) : '–',
      );
      console.log(`| ${step} | ${library} | ${shown.join(' | ')} |`);
    }
  }
}
