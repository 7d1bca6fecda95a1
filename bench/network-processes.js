/** One process a library and round, each told its job in one line of JSON and answering one line a step. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const here = (name) => join(import.meta.dirname, name);

/** The command of each library; null where the machine lacks it. */
function commands() {
  const { TRAMA_PEERS: python, TRAMA_GRAPH_TOOL: graphTool } = process.env;
  const peer = (library) => (python ? [python, here('network-peers.py'), library] : null);
  return {
    trama: [process.execPath, here('network-trama.js')],
    igraph: peer('igraph'),
    networkit: peer('networkit'),
    leidenalg: peer('leidenalg'),
    'graph-tool': graphTool ? [graphTool, here('network-graph-tool.py'), 'measure'] : null,
    // Twelve gigabytes, or a network of a few million ties ends it at the default.
    graphology: [process.execPath, '--max-old-space-size=12000', here('network-graphology.js')],
  };
}

/**
 * What every library answered, round by round: `{ library: [{ step: answer }] }`. Libraries that are not there, and steps that none could do,
 * are said and left out.
 */
export function measureInTurn({ rounds, libraries, minutes, job }) {
  const known = commands();
  const there = libraries.filter((library) => {
    if (known[library] === undefined) {
      throw new Error(`--libraries: expected some of ${Object.keys(known).join(',')}, found ${library}.`);
    }
    if (known[library] === null)
      console.error(`${library} is left out: TRAMA_PEERS and TRAMA_GRAPH_TOOL say where it is.`);
    return known[library] !== null;
  });
  const measured = Object.fromEntries(there.map((library) => [library, []]));
  for (let round = 0; round < rounds; round++) {
    for (const library of there) measured[library].push(answersOf(library, known[library], job, minutes));
  }
  checkSizes(measured);
  return measured;
}

function answersOf(library, [command, ...words], job, minutes) {
  const answers = {};
  for (const line of linesOf(library, command, [...words, JSON.stringify(job)], minutes)) {
    const { step, ...answer } = JSON.parse(line);
    if (answer.failed) console.error(`${library}, ${step}: ${answer.failed}`);
    else answers[step] = answer;
  }
  return answers;
}

/** What the process said; all that it said until then, where it was ended. */
function linesOf(library, command, words, minutes) {
  const said = (output) => output.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
  try {
    return said(
      execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 }),
    );
  } catch (error) {
    const lines = said(error.stdout ?? '');
    const why = error.signal ?? error.code ?? `exit ${error.status}`;
    console.error(
      `${library} ended after ${lines.length} answers (${why}): ${String(error.stderr).slice(-300).trim()}`,
    );
    return lines;
  }
}

/** All have read the same network, or nothing here may be compared. */
function checkSizes(measured) {
  const sizes = Object.entries(measured).flatMap(([library, rounds]) =>
    rounds.flatMap(({ size }) => (size ? [`${size.nodes} nodes, ${size.ties} ties (${library})`] : [])),
  );
  const [first, ...others] = sizes.map((size) => size.replace(/ \(.*/, ''));
  if (others.some((size) => size !== first)) throw new Error(`expected one network, found ${sizes.join('; ')}.`);
}
