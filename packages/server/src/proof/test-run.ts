/** What a bench needs to prove more pairs than a test has time for. */
export { openPair, type Pair } from './pair.fixture.js';
export { type Counted, describeLeak, type Leak, provePairs } from './random-pairs.fixture.js';
