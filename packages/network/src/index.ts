export { type Analysis, analyse } from './analysis.js';
export { type BuiltNetwork, buildNetwork, type TieColumns } from './build-network.js';
export type { EdgeList, EdgeListOptions, EdgeListRefusal, SkippedReason, SkippedRows } from './edge-list.js';
export { type IdTable, idCount, idOf, nodesOf } from './id-table.js';
export { arcBetween, type Column, degreeOf, type Network } from './network.js';
export { Random } from './random.js';
export { readEdgeList } from './read-edge-list.js';
export { partOf, type Run, step } from './run.js';
