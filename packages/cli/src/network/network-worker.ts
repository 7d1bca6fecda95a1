/** Reads an edge list and analyses it, away from the thread that hears signals. */
import { type FileHandle, open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import {
  buildNetwork,
  type EdgeList,
  type EdgeListRefusal,
  idCount,
  type Network,
  partOf,
  readEdgeList,
} from '@trama/network';
import { NETWORK_ANALYSES, type NetworkAnalysis, type NetworkSubject } from './network-analyses.js';
import type { NetworkJob, NetworkMessage, NetworkOutcome, NetworkReport } from './network-job.js';
import { asksForIntervals, intervalsOver } from './value-intervals.js';

const CHUNK_BYTES = 1 << 20;
const PROGRESS_EVERY_MS = 100;

const port = parentPort;
if (port === null) throw new Error('network-worker runs as a worker.');
const say = (message: NetworkMessage) => port.postMessage(message);

const answer = await run(workerData as NetworkJob);
if (answer.ok) say({ kind: 'report', report: answer.value });
else say({ kind: 'refused', refusal: answer.error });

async function run(job: NetworkJob): Promise<Result<NetworkReport, Refusal>> {
  const analysis = NETWORK_ANALYSES[job.analysis];
  if (analysis === undefined) throw new Error(`No analysis ${job.analysis}.`);
  const started = performance.now();
  const handle = await open(job.file);
  const { size } = await handle.stat();
  const list = await readEdgeList(chunksOf(handle, size), {
    weighted: job.options.weighted,
    layered: analysis.layered === true,
    ...(job.options.layer !== undefined && { layer: job.options.layer }),
  }).finally(() => handle.close());
  if ('refused' in list) return fail(refusalOf(list));
  const built = buildNetwork(idCount(list.ids), list.ties);
  const read = performance.now();
  const outcome = await outcomeOf(analysis, {
    network: built.network,
    ids: list.ids,
    layerNames: list.layerNames,
    job,
  });
  if (!outcome.ok) return outcome;
  const done = performance.now();
  return ok(reportOf(list, built, outcome.value, [started, read, done]));
}

async function outcomeOf(analysis: NetworkAnalysis, subject: NetworkSubject): Promise<Result<NetworkOutcome, Refusal>> {
  const run = { onProgress: seldom('analyse'), now: () => performance.now() };
  const { network, job, layerNames } = subject;
  if (!analysis.measure || !asksForIntervals(job)) return analysis.run(subject, run);
  const outcome = await analysis.run(subject, partOf(run, 0, 0));
  if (!outcome.ok) return outcome;
  const seen = Float64Array.from(outcome.value.columns[0]?.[1] ?? []);
  return ok({ ...outcome.value, intervals: await intervalsOver(network, { job, layerNames }, seen, run) });
}

function reportOf(
  list: EdgeList,
  built: ReturnType<typeof buildNetwork>,
  outcome: NetworkOutcome,
  [started, read, done]: readonly [number, number, number],
): NetworkReport {
  const { network, selfTies, repeatedTies } = built;
  const repeatedInOther = repeatedInOtherLayers(network);
  return {
    ...outcome,
    ids: list.ids,
    nodes: network.nodeCount,
    edges: network.tieCount - repeatedInOther,
    selfTies,
    repeatedTies: repeatedTies + repeatedInOther,
    skipped: list.skipped,
    seconds: { read: (read - started) / 1000, analyse: (done - read) / 1000 },
  };
}

/** Ties of a pair that has one in another layer: for the list they are repeats, however they are analysed. */
function repeatedInOtherLayers({ nodeCount, offsets, neighbours, layers }: Network): number {
  if (layers === undefined) return 0;
  let arcs = 0;
  for (let v = 0; v < nodeCount; v++) {
    for (let p = (offsets[v] as number) + 1; p < (offsets[v + 1] as number); p++) {
      if (neighbours[p] === neighbours[p - 1]) arcs++;
    }
  }
  return arcs / 2;
}

async function* chunksOf(handle: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  const report = seldom('read');
  for (let position = 0; ; ) {
    // A new buffer each time: the unzipping stream may still hold the last one.
    const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    report(position / Math.max(size, 1));
    yield buffer.subarray(0, bytesRead);
  }
}

/** Posts a share no oftener than a person can see it. */
function seldom(step: 'read' | 'analyse'): (share: number) => void {
  let last = 0;
  return (share) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    say({ kind: 'progress', step, share });
  };
}

function refusalOf({ refused, row, skipped }: EdgeListRefusal): Refusal {
  switch (refused) {
    case 'empty':
      return refusal('file-empty', {});
    case 'gzip':
      return refusal('file-broken', { expected: 'gzip', found: 'one that breaks off or is damaged' });
    case 'open-quote':
      return refusal('table-quote', { where: `row ${row}` });
    case 'not-text':
      return refusal('edge-list-not-text', {});
    case 'no-ties': {
      const first = skipped[0];
      const found =
        first === undefined
          ? 'a header alone'
          : `${first.count} rows that cannot be read, the first in row ${first.firstRows[0]}`;
      return refusal('edge-list-no-ties', { found });
    }
    default:
      return refused satisfies never;
  }
}
