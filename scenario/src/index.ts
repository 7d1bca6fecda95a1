export type { Crowd, ScenarioOptions } from './crowd.js';
export type { DemoAgency, DemoReader } from './demo-agency.js';
export type { DemoFile } from './demo-file.js';
export { type DemoJudgement, type Demonstration, type DemoTruth, demonstration } from './demonstration.js';
export { generateScenario, recordId, type Scenario, type ScenarioTruth } from './scenario.js';
export type { TieColumns } from './tie-columns.js';
export { type ScenarioRun, type ScenarioWritten, writeScenario } from './write-scenario.js';
