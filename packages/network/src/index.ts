export { type Analysis, analyse } from './analysis.js';
export { type BuiltNetwork, buildNetwork, type TieColumns } from './build-network.js';
export { arcBetween, type Column, degreeOf, type Network } from './network.js';
export { Random } from './random.js';
export { partOf, type Run, step } from './run.js';
