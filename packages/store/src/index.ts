export * from './accepted.js';
export { type ActivityRow, listActivity } from './activity.js';
export {
  appendClaim,
  appendDecision,
  type NewClaim,
  type NewDecision,
  type NewMention,
} from './append.js';
export * from './append-report.js';
export * from './assessment.js';
export * from './audience.js';
export * from './audit.js';
export { type AuditVerdict, type ChainEntry, eachEntry, verifyAudit } from './audit-chain.js';
export { backup } from './backup.js';
export { type Checkpoint, checkpointKeyOf, makeCheckpoint, parseCheckpoint } from './checkpoint.js';
export { type CheckpointOptions, type Checkpoints, keepCheckpoints } from './checkpoint-files.js';
export { claimsByIds, reportClaims } from './claim.js';
export * from './contest.js';
export * from './doctor.js';
export * from './figures.js';
export * from './judgement.js';
export * from './legal-hold.js';
export {
  type LinkedSignIn,
  linkedReader,
  linkedSignIns,
  linkSignIn,
  unlinkSignIn,
} from './linked-sign-in.js';
export {
  type DecisionTarget,
  decisionHistory,
  findDecisionTarget,
  type ListReportQuery,
  latestListReport,
  type MentionPlace,
  mentionsByIds,
  type PastDecision,
} from './lookup.js';
export * from './membership.js';
export { openStore } from './open-store.js';
export * from './opening.js';
export {
  addPasskey,
  findPasskey,
  listPasskeys,
  type NewPasskey,
  type Passkey,
  removePasskey,
  usePasskey,
} from './passkey.js';
export * from './purge/index.js';
export * from './re-mark.js';
export {
  addAgency,
  addLink,
  addReader,
  agencies,
  checkKey,
  checkPassword,
  findReader,
  listReaders,
  makeReader,
  type NewReader,
  type ReaderRow,
  redeemLink,
  secretDigest,
  setPassword,
  type WayIn,
} from './reader.js';
export * from './report.js';
export { restore } from './restore.js';
export * from './retention.js';
export type * from './row.js';
export { VERDICTS } from './row.js';
export type { Secrets } from './secrets.js';
export * from './session.js';
export { askQuestion, takeQuestion } from './sign-in-question.js';
export type { Store, StoreInfo, StoreOptions } from './store.js';
export * from './subject-mark.js';
export type { Origin, ReaderContext, Tx } from './transaction.js';
export * from './us-person.js';
export { beginTry, type TryLimit } from './wrong-try.js';
