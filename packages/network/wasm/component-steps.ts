// As the steps in src/component-steps.ts, bit for bit.
import { int, setInt } from './columns';

export function joinArcs(
  begin: i32,
  end: i32,
  from: i32,
  to: i32,
  but: i32,
  offsets: usize,
  arcs: usize,
  parent: usize,
  found: usize,
): void {
  const neighbours = arcs - ((<usize>begin) << 2);
  for (let v = int(found, 0); ; v++) {
    const start = int(offsets, v);
    const next = int(offsets, v + 1);
    let p = max(start + from, begin);
    const last = min(start + min(to, next - start), end);
    if (p < last && int(parent, v) !== but) {
      let root = rootOf(parent, v);
      for (; p < last; p++) {
        const u = int(neighbours, p);
        const other = int(parent, u) === root ? root : rootOf(parent, u);
        if (other < root) {
          setInt(parent, root, other);
          root = other;
        } else setInt(parent, other, root);
      }
    }
    if (next < end) continue;
    setInt(found, 0, v);
    return;
  }
}

function rootOf(parent: usize, node: i32): i32 {
  let v = node;
  let p = int(parent, v);
  while (p !== v) {
    const above = int(parent, p);
    setInt(parent, v, above);
    v = above;
    p = int(parent, v);
  }
  return v;
}

export function plantTrees(nodeCount: i32, parent: usize): void {
  for (let v = 0; v < nodeCount; v++) setInt(parent, v, v);
}

export function flattenTrees(nodeCount: i32, parent: usize): void {
  for (let v = 0; v < nodeCount; v++) setInt(parent, v, int(parent, int(parent, v)));
}

export function numberTrees(nodeCount: i32, parent: usize, counts: usize, found: usize): void {
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const above = int(parent, v);
    if (above === v) {
      setInt(parent, v, ~count);
      setInt(counts, count++, 1);
      continue;
    }
    const number = int(parent, above);
    setInt(parent, v, number);
    setInt(counts, ~number, int(counts, ~number) + 1);
  }
  setInt(found, 0, count);
}

export function renumberTrees(nodeCount: i32, parent: usize, numbers: usize): void {
  for (let v = 0; v < nodeCount; v++) setInt(parent, v, int(numbers, ~int(parent, v)));
}
