export type { ClaimColumns, JudgementFacts, MentionFacts, Slices } from './columns.js';
export { Facts } from './facts.js';
export type { Neighbourhood } from './neighbourhood.js';
export { type AssessmentState, classOf, type JudgedClass, mayStandInRanking } from './subject-class.js';
export type { Tie, TieEvidence } from './tie-view.js';
export type { SubjectClaims, SubjectRef, TieOptions, WorldCounts } from './world.js';
export { World } from './world.js';
export type { Worlds, WorldsOptions } from './worlds.js';
export { openWorlds } from './worlds.js';
