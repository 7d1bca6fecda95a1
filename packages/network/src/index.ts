export { type Analysis, analyse } from './analysis.js';
export { type BuiltNetwork, buildNetwork, type TieColumns } from './build-network.js';
export { type Components, type ComponentsParameters, components } from './components.js';
export type { EdgeList, EdgeListOptions, EdgeListRefusal, SkippedReason, SkippedRows } from './edge-list.js';
export { type IdTable, idCount, idOf, nodesOf } from './id-table.js';
export { type Interval, type IntervalParameters, type Intervals, intervals, type Measure } from './intervals.js';
export { kcore } from './kcore.js';
export {
  arcBetween,
  arcBetween,
  type Column,
  type Column,
  degreeOf,
  degreeOf,
  type Network,
  type Network,
  refuseDirected,
} from './network.js';
export type { Misses } from './plausible-network.js';
export { Random } from './random.js';
export { orderOf, ranksOf } from './ranks.js';
export { readEdgeList } from './read-edge-list.js';
export { partOf, type Run, step } from './run.js';
