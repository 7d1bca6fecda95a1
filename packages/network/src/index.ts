export { type Analysis, analyse } from './analysis.js';
export { type Assortativity, type AssortativityParameters, assortativity } from './assortativity.js';
export { type Betweenness, type BetweennessParameters, betweenness } from './betweenness.js';
export { BetweennessWork, type DependencySums, SHARES } from './betweenness-work.js';
export type { BrokerRoles } from './broker-roles.js';
export { type Brokers, type BrokersParameters, brokers } from './brokers.js';
export { type BuildOptions, type BuiltNetwork, buildNetwork, type TieColumns } from './build-network.js';
export { type ChartLayout, type ChartParameters, chartLayout, type Places } from './chart-layout.js';
export { type ClosenessParameters, closeness } from './closeness.js';
export { type Clustering, triangles } from './clustering.js';
export { type Communities, type CommunitiesParameters, communities } from './communities.js';
export { type Components, type ComponentsParameters, components } from './components.js';
export { type Core, type CoreParameters, type CoreType, core, coreLayerWeights } from './core.js';
export type { EdgeList, EdgeListOptions, EdgeListRefusal, SkippedReason, SkippedRows } from './edge-list.js';
export { type Ego, egoOf } from './ego.js';
export { type BrokeredGroups, brokeredBy, brokersBetween, type GroupBroker } from './group-brokers.js';
export { type GroupChange, groupChanges } from './group-changes.js';
export { type IdTable, idCount, idOf, nodesOf } from './id-table.js';
export {
  type Draws,
  drawShare,
  type Interval,
  type IntervalParameters,
  type Intervals,
  intervals,
  intervalsOf,
  type Measure,
} from './intervals.js';
export { kcore } from './kcore.js';
export { flatten, keepLayers, keepNodes, keepSpan, type SpanColumns } from './keep.js';
export { type KeyPlayers, type KeyPlayersGoal, type KeyPlayersParameters, keyplayers } from './keyplayers.js';
export { type Layout, type LayoutParameters, layout, layoutStages } from './layout.js';
export type { GroupDiscs, OldPlaces } from './layout-kept.js';
export { type LeadersParameters, leaders } from './leaders.js';
export { type LinkGuesses, type LinkParameters, links, type Spread } from './links.js';
export { arcBetween, type Column, degreeOf, type Network, refuseDirected } from './network.js';
export { type PagerankParameters, pagerank } from './pagerank.js';
export { type PartitionQuality, type QualityParameters, qualityOf } from './partition-quality.js';
export { type Path, type PathParameters, path } from './path.js';
export type { Misses } from './plausible-network.js';
export { Random } from './random.js';
export { orderOf, ranksOf } from './ranks.js';
export { readEdgeList } from './read-edge-list.js';
export { degreeOrder, groupOrder, nearOrder, type Reordered, reorder, reorderIds } from './reorder.js';
export { partOf, type Run, step } from './run.js';
export { shareNetwork } from './share.js';
export { openSnapshot, type Snapshot, type SnapshotRefusal, writeSnapshot } from './snapshot.js';
export type { ShortBy } from './tie-costs.js';
