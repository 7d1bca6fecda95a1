/** So many of a list, drawn by a seed: equal lists and seeds give equal draws, in the order drawn. */
export function draw<T>(from: readonly T[], count: number, seed: number): T[] {
  const pool = [...from];
  const next = mulberry32(seed);
  const drawn = Math.min(count, pool.length);
  for (let i = 0; i < drawn; i++) {
    const j = i + Math.floor(next() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j] as T, pool[i] as T];
  }
  return pool.slice(0, drawn);
}

/** Tommy Ettinger's generator of 32 bits, which needs no more than this to be repeated elsewhere. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
