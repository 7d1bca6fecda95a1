export { flattenTrees, joinArcs, numberTrees, plantTrees, renumberTrees } from './component-steps';
export { peelCores, siftCores, startCores } from './core-steps';
export { closeLevel, gatherDependencies, pullPaths, pushPaths } from './dependency-steps';
export { arrangeRows, guessShift, lookAtShares, relaxShift, takeShift, takeValues } from './pagerank-steps';
export { countTriangles, pointUpward, rankNodes } from './triangle-steps';
export { pull, push } from './wave-steps';
