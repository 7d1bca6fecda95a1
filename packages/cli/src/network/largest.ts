export function largestOf(values: Int32Array | Float64Array): number {
  let largest = 0;
  for (let node = 0; node < values.length; node++) largest = Math.max(largest, values[node] as number);
  return largest;
}
