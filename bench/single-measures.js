/** The measures of one kind that a combined order is held against, each one value a node, the higher the more central. */
import { analyse, betweenness, brokers, closeness, degreeOf, kcore, pagerank } from '@trama/network';

/** By name, from a network and the most sources for distances and paths. Last digits are cut, so that equals are equal. */
export const SINGLE_MEASURES = {
  degree: (g) => Float64Array.from({ length: g.nodeCount }, (_, v) => degreeOf(g, v)),
  'k-core': (g) => Float64Array.from(analyse(kcore, g)),
  PageRank: (g) => rounded(analyse(pagerank, g)),
  closeness: (g, sources) => rounded(analyse(closeness, g, { sources: Math.min(sources, g.nodeCount) })),
  betweenness: (g, sources) => rounded(analyse(betweenness, g, { sources: Math.min(sources, g.nodeCount) }).values),
  eigenvector: (g) => rounded(eigenvector(g)),
  constraint: (g) => rounded(analyse(brokers, g).constraint.map((value) => (Number.isNaN(value) ? -9 : -value))),
};

const rounded = (values) => Float64Array.from(values, (value) => Math.round(value * 1e9) / 1e9);

function eigenvector({ nodeCount, offsets, neighbours }) {
  let values = new Float64Array(nodeCount).fill(1);
  for (let round = 0; round < 500; round++) {
    let [most, moved] = [0, 0];
    const next = values.map((own, v) => {
      let sum = own;
      for (let p = offsets[v]; p < offsets[v + 1]; p++) sum += values[neighbours[p]];
      if (sum > most) most = sum;
      return sum;
    });
    for (let v = 0; v < nodeCount; v++) {
      next[v] /= most;
      moved = Math.max(moved, Math.abs(next[v] - values[v]));
    }
    values = next;
    if (moved < 1e-10) break;
  }
  return values;
}
