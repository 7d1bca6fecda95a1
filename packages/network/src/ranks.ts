/** The node numbers from the highest value to the lowest; of equal values the lower number first. O(n log n). */
export function orderOf(values: Float64Array): Int32Array {
  const order = Int32Array.from({ length: values.length }, (_, v) => v);
  return order.sort((a, b) => values[b]! - values[a]! || a - b);
}

/** The rank of each value: 1 for the highest; equal values share the middle of their places. O(n log n). */
export function ranksOf(values: Float64Array): Float64Array {
  const order = orderOf(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
