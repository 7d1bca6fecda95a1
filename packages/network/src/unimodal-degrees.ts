import type { Random } from './random.js';

const PLACES = 200;
const HALVINGS = 12;

/**
 * The distribution with one mode nearest to these degrees: their density on a logarithmic scale, smoothed by the least
 * Gaussian that leaves one mode (the critical bandwidth of Silverman 1981, DOI 10.1111/j.2517-6161.1981.tb01155.x).
 */
export class UnimodalDegrees {
  readonly #places: Float64Array;
  readonly #bandwidth: number;

  constructor(degrees: Int32Array) {
    this.#places = Float64Array.from(degrees, placeOf);
    let low = 0;
    let high = 4;
    const often = new Map<number, number>();
    for (const place of this.#places) often.set(place, (often.get(place) ?? 0) + 1);
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (low + high) / 2;
      if (modesOf(often, middle) > 1) low = middle;
      else high = middle;
    }
    this.#bandwidth = high;
  }

  /** As many degrees, drawn anew; their sum is even. */
  draw(random: Random): Int32Array {
    const places = this.#places;
    const most = places.length - 1;
    let sum = 0;
    const degrees = places.map(() => {
      const place = places[random.below(places.length)]! + this.#bandwidth * normal(random);
      const degree = Math.min(most, Math.max(1, Math.round(Math.exp(place) - 0.5)));
      sum += degree;
      return degree;
    });
    if (sum % 2 === 1) degrees[0]!++;
    return Int32Array.from(degrees);
  }
}

function placeOf(degree: number): number {
  return Math.log(degree + 0.5);
}

/** Local maxima of the density on a grid. */
function modesOf(often: ReadonlyMap<number, number>, bandwidth: number): number {
  const places = [...often.keys()];
  const from = Math.min(...places) - 3 * bandwidth;
  const width = (Math.max(...places) + 3 * bandwidth - from) / PLACES;
  let modes = 0;
  let last = 0;
  let rising = true;
  for (let i = 0; i <= PLACES; i++) {
    let density = 0;
    for (const [place, count] of often) {
      const distance = (from + i * width - place) / bandwidth;
      density += count * Math.exp((-distance * distance) / 2);
    }
    if (density < last && rising) modes++;
    if (density !== last) rising = density > last;
    last = density;
  }
  return modes;
}

/** Mean 0, deviation 1, near enough to normal: a sum of twelve. */
function normal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.real();
  return sum;
}
