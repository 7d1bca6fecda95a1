/** The networks that the engine is measured on, as a file of two ids a line, the form that every library reads fastest. */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Random } from '@trama/network';
import { generateScenario } from '@trama/scenario';

const REGION_PEOPLE = 250_000;
const TIES_PER_PERSON = 5.73;
/** Of the ties of several regions, this part leads to anybody anywhere. */
const BRIDGING = 0.01;

/** `250000`, `250000:1.75` (ties a person), a file of pairs, plain or gzip, or a name in graph-tool's collection. */
export async function writeCase(name, file) {
  const [, people, tiesPerPerson] = name.match(/^(\d+)(?::([\d.]+))?$/) ?? [];
  if (people) return await writePairs(invented(Number(people), Number(tiesPerPerson ?? TIES_PER_PERSON)), file);
  if (existsSync(name)) {
    const unpacked = name.endsWith('.gz') ? [createGunzip()] : [];
    return await pipeline(createReadStream(name), ...unpacked, createWriteStream(file));
  }
  const python = process.env.TRAMA_GRAPH_TOOL;
  if (!python)
    throw new Error(`${name}: expected a file of pairs, or TRAMA_GRAPH_TOOL to take it from graph-tool's collection.`);
  execFileSync(python, [join(import.meta.dirname, 'network-graph-tool.py'), 'write', name, file]);
}

/** Invented cases of 250,000 people at most beside each other, with ties that bridge them; fewer ties by leaving some out by chance. */
function invented(people, tiesPerPerson) {
  const random = new Random(7, 'bench/network');
  const regions = Math.ceil(people / REGION_PEOPLE);
  const share = Math.round(people / regions);
  const core = Math.min(300, Math.round(share / 30));
  const records = share + core;
  const number = random.shuffle(Uint32Array.from({ length: regions * records }, (_, i) => i + 1));
  const parts = [];
  for (let region = 0; region < regions; region++) {
    const { ties } = generateScenario({ people: share, core, seed: 7 + region });
    const ends = new Uint32Array(2 * ties.length);
    let used = 0;
    for (let tie = 0; tie < ties.length; tie++) {
      if (!random.chance(tiesPerPerson / TIES_PER_PERSON)) continue;
      const bridges = regions > 1 && random.chance(BRIDGING);
      ends[used++] = number[region * records + ties.source[tie]];
      ends[used++] = number[bridges ? random.below(number.length) : region * records + ties.target[tie]];
    }
    parts.push(ends.subarray(0, used));
  }
  return shuffled(parts, random);
}

/** The pairs of all parts, in any order. */
function shuffled(parts, random) {
  const ends = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    ends.set(part, at);
    at += part.length;
  }
  for (let tie = ends.length / 2 - 1; tie > 0; tie--) {
    const other = random.below(tie + 1);
    const [source, target] = [ends[2 * tie], ends[2 * tie + 1]];
    ends[2 * tie] = ends[2 * other];
    ends[2 * tie + 1] = ends[2 * other + 1];
    ends[2 * other] = source;
    ends[2 * other + 1] = target;
  }
  return ends;
}

/** Ids are text: seven digits with leading zeros. */
async function writePairs(ends, file) {
  const handle = await open(file, 'w');
  const id = (number) => String(number).padStart(7, '0');
  for (let start = 0; start < ends.length; start += 200_000) {
    const lines = [];
    const end = Math.min(ends.length, start + 200_000);
    for (let i = start; i < end; i += 2) lines.push(`${id(ends[i])} ${id(ends[i + 1])}\n`);
    await handle.write(lines.join(''));
  }
  await handle.close();
}
