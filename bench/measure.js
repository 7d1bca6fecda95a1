/** What every bench prints alike: the machine, and a measure over rounds as median and spread. */
import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, totalmem } from 'node:os';

/** One line: processor, memory, version of Node, revision of the sources, load of the last minute. */
export function machine() {
  const git = (...args) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ', changed';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${arch()}, ${memory}, Node ${process.version}, revision ${git('rev-parse', '--short', 'HEAD')}${changed}, load ${loadavg()[0]?.toFixed(1)}`;
}

/** `12.3 (11.9–14.0)`: median, least and most. The middle of an even number of values is the mean of two. */
export function spread(values, digits = 2) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  if (sorted.length === 1) return median.toFixed(digits);
  return `${median.toFixed(digits)} (${sorted[0].toFixed(digits)}–${sorted.at(-1).toFixed(digits)})`;
}

/** Runs `work`; gives its value, the seconds by the clock and those of CPU in this process. */
export async function timed(work) {
  const startMs = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (performance.now() - startMs) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** Of this process since its start. */
export const peakMegabytes = () => Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);

export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** The numbers of the command line, where they are given, in place of these. */
export const sizes = (...defaults) => defaults.map((size, i) => Number(process.argv[2 + i] ?? size));
