/** Average precision, and how it varies where the people it is taken over are drawn anew. */

/** Equal values are taken in as one. `times`: how many times each node counts; absent: once. */
export function averagePrecision(values, marked, times) {
  const order = Array.from(values.keys()).sort((a, b) => values[b] - values[a]);
  let [sum, hits, count] = [0, 0, 0];
  for (let i = 0; i < order.length; ) {
    let here = 0;
    for (const value = values[order[i]]; i < order.length && values[order[i]] === value; i++) {
      const often = times ? times[order[i]] : 1;
      count += often;
      if (marked.has(order[i])) here += often;
    }
    hits += here;
    if (here > 0) sum += (here * hits) / count;
  }
  return sum / hits;
}

/** Of so many resamples, with repeats: as many of the marked and as many of the others as there are. */
export function resampledPrecision(values, marked, resamples, random) {
  const everybody = Array.from(values.keys());
  const kinds = [[...marked], everybody.filter((v) => !marked.has(v))];
  return Array.from({ length: resamples }, () => {
    const times = new Int32Array(values.length);
    for (const kind of kinds) for (let i = 0; i < kind.length; i++) times[random.pick(kind)]++;
    return averagePrecision(values, marked, times);
  });
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle nine tenths. */
export function interval(values) {
  const sorted = Float64Array.from(values).sort();
  return `${sorted[Math.floor(0.05 * sorted.length)].toFixed(3)}–${sorted[Math.floor(0.95 * sorted.length)].toFixed(3)}`;
}
