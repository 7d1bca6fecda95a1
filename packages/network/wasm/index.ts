export { pagerankSweep } from './pagerank-sweep';
export { pull, push } from './wave-steps';
