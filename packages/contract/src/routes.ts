/**
 * Every route that the workbench and others call, with the schemas of both ends. The server
 * registers each row, the web client types its calls from them, the OpenAPI document lists them.
 * `id` says what `:id` in the path is.
 */
import { z } from 'zod';
import { activityList, auditFilter, auditList, auditVerification, quarantineList } from './activity.js';
import { assessmentAnswer, assessmentRequest, assessmentUndo } from './assessment.js';
import { caseDetail, caseList, colleagueList, letInRequest, revokeRequest } from './case.js';
import {
  acceptAllRequest,
  claimRequest,
  claimView,
  decisionAnswer,
  decisionRequest,
  evidence,
  review,
  undoRequest,
} from './claim.js';
import {
  assessmentId,
  claimId,
  cursor,
  judgementId,
  purgeId,
  reportId,
  sessionId,
  subjectId,
  subjectRef,
  tieId,
} from './common.js';
import { auditTable, auditTableRequest, figuresQuery, sample, sampleRequest, yearFigures } from './oversight.js';
import { purgeAnswer, purgeList, purgeRequest } from './purge.js';
import { reMarkEffect, reMarkingList, reMarkRequest, reMarkTrial } from './re-mark.js';
import { contactReport, importAnswer, job, reportDetail, reportList, reportQuery, reportRows } from './report.js';
import {
  account,
  closed,
  newPasskey,
  passkeyId,
  passkeyOptions,
  passkeySignIn,
  passwordRequest,
  proofRequest,
  session,
  signInRequest,
  signInWays,
  unlinkRequest,
} from './session.js';
import {
  incidentList,
  judgementRequest,
  judgementView,
  networkAnswer,
  networkQuery,
  searchAnswer,
  searchQuery,
  subjectPage,
  tieEvidence,
  worldCounts,
} from './subject.js';
import { unmaskingAnswer, unmaskingRequest } from './unmasking.js';

const page = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), before: cursor.optional() });
/** What an agency calls a case, and what a running job of the reader's own is called: no ids of the ledger. */
const caseNumber = z.string();
const jobId = z.string();
const done = z.object({ done: z.literal(true) });

export const ROUTES = {
  'session.read': { method: 'GET', path: '/api/session', answer: session },
  'session.open': { method: 'POST', path: '/api/session', body: signInRequest, answer: session },
  'session.close': { method: 'DELETE', path: '/api/session', answer: closed },
  'session.ways': { method: 'GET', path: '/api/session/ways', answer: signInWays },
  'session.askPasskey': { method: 'POST', path: '/api/session/passkey/question', answer: passkeyOptions },
  'session.openByPasskey': { method: 'POST', path: '/api/session/passkey', body: passkeySignIn, answer: session },
  'session.lock': { method: 'POST', path: '/api/session/lock', answer: done },
  'session.prove': { method: 'POST', path: '/api/session/prove', body: proofRequest, answer: session },
  'session.password': { method: 'POST', path: '/api/session/password', body: passwordRequest, answer: done },
  'account.read': { method: 'GET', path: '/api/account', answer: account },
  'account.askPasskey': { method: 'POST', path: '/api/account/passkeys/question', answer: passkeyOptions },
  'account.addPasskey': { method: 'POST', path: '/api/account/passkeys', body: newPasskey, answer: done },
  'account.removePasskey': { method: 'DELETE', path: '/api/account/passkeys/:id', id: passkeyId, answer: done },
  'account.unlink': { method: 'POST', path: '/api/account/linked/remove', body: unlinkRequest, answer: done },
  'account.endSession': { method: 'DELETE', path: '/api/account/sessions/:id', id: sessionId, answer: done },
  'account.endOthers': { method: 'POST', path: '/api/account/sessions/end-others', answer: done },
  'world.counts': { method: 'GET', path: '/api/world', answer: worldCounts },
  'reports.list': { method: 'GET', path: '/api/reports', query: reportQuery, answer: reportList },
  'reports.contact': { method: 'POST', path: '/api/reports/contact', body: contactReport, answer: importAnswer },
  'reports.quarantined': { method: 'GET', path: '/api/reports/quarantined', answer: quarantineList },
  'reports.read': { method: 'GET', path: '/api/reports/:id', id: reportId, answer: reportDetail },
  'reports.rows': {
    method: 'GET',
    path: '/api/reports/:id/rows',
    id: reportId,
    query: z.object({
      from: z.coerce.number().int().min(1).default(1),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answer: reportRows,
  },
  'reports.tryReMark': {
    method: 'POST',
    path: '/api/reports/:id/re-mark/preview',
    id: reportId,
    body: reMarkTrial,
    answer: reMarkEffect,
  },
  'reports.reMark': {
    method: 'POST',
    path: '/api/reports/:id/re-mark',
    id: reportId,
    body: reMarkRequest,
    answer: reMarkEffect,
  },
  'reports.markings': { method: 'GET', path: '/api/reports/:id/markings', id: reportId, answer: reMarkingList },
  'reports.jobs': { method: 'GET', path: '/api/jobs', answer: z.object({ items: z.array(job) }) },
  'reports.cancel': { method: 'DELETE', path: '/api/jobs/:id', id: jobId, answer: done },
  'review.read': {
    method: 'GET',
    path: '/api/review/:id',
    id: reportId,
    query: z.object({ after: cursor.optional(), limit: z.coerce.number().int().min(1).max(2000).default(1000) }),
    answer: review,
  },
  'review.decide': { method: 'POST', path: '/api/review/decisions', body: decisionRequest, answer: decisionAnswer },
  'review.undo': { method: 'POST', path: '/api/review/undo', body: undoRequest, answer: decisionAnswer },
  'review.acceptAll': {
    method: 'POST',
    path: '/api/review/:id/accept',
    id: reportId,
    body: acceptAllRequest,
    answer: decisionAnswer,
  },
  'review.claim': {
    method: 'POST',
    path: '/api/review/claims',
    body: claimRequest,
    answer: z.object({ claim: claimView, decisions: decisionAnswer.shape.decisions }),
  },
  'identities.judge': {
    method: 'POST',
    path: '/api/identities/judgements',
    body: judgementRequest,
    answer: judgementView,
  },
  'identities.withdraw': { method: 'DELETE', path: '/api/identities/judgements/:id', id: judgementId, answer: done },
  'subjects.read': { method: 'GET', path: '/api/subjects/:id', id: subjectId, answer: subjectPage },
  'subjects.refs': {
    method: 'GET',
    path: '/api/subjects',
    query: z.object({ id: z.union([subjectId, z.array(subjectId).max(200)]) }),
    answer: z.object({ items: z.array(subjectRef) }),
  },
  'subjects.assess': {
    method: 'POST',
    path: '/api/subjects/:id/assessments',
    id: subjectId,
    body: assessmentRequest,
    answer: assessmentAnswer,
  },
  'subjects.undoAssessment': {
    method: 'POST',
    path: '/api/subjects/assessments/:id/undo',
    id: assessmentId,
    body: assessmentUndo,
    answer: assessmentAnswer,
  },
  'subjects.unmask': {
    method: 'POST',
    path: '/api/subjects/:id/unmask',
    id: subjectId,
    body: unmaskingRequest,
    answer: unmaskingAnswer,
  },
  'claims.evidence': { method: 'GET', path: '/api/claims/:id', id: claimId, answer: evidence },
  search: { method: 'GET', path: '/api/search', query: searchQuery, answer: searchAnswer },
  'network.neighbours': { method: 'GET', path: '/api/network/neighbours', query: networkQuery, answer: networkAnswer },
  'network.tie': { method: 'GET', path: '/api/network/ties/:id', id: tieId, answer: tieEvidence },
  'incidents.list': {
    method: 'GET',
    path: '/api/incidents',
    query: page.extend({ kind: z.string().optional(), state: z.string().optional() }),
    answer: incidentList,
  },
  'cases.list': { method: 'GET', path: '/api/cases', answer: caseList },
  'cases.read': { method: 'GET', path: '/api/cases/:id', id: caseNumber, answer: caseDetail },
  'cases.colleagues': { method: 'GET', path: '/api/cases/members/colleagues', answer: colleagueList },
  'cases.letIn': { method: 'POST', path: '/api/cases/:id/members', id: caseNumber, body: letInRequest, answer: done },
  'cases.revoke': {
    method: 'POST',
    path: '/api/cases/:id/members/revoke',
    id: caseNumber,
    body: revokeRequest,
    answer: done,
  },
  'purges.list': { method: 'GET', path: '/api/retention/purges', answer: purgeList },
  'purges.make': { method: 'POST', path: '/api/retention/purges', body: purgeRequest, answer: purgeAnswer },
  'purges.confirm': {
    method: 'POST',
    path: '/api/retention/purges/:id/confirm',
    id: purgeId,
    answer: purgeAnswer,
  },
  'activity.list': { method: 'GET', path: '/api/activity', query: page, answer: activityList },
  'audit.list': {
    method: 'GET',
    path: '/api/audit',
    query: page.extend(auditFilter.shape),
    answer: auditList,
  },
  'audit.verify': { method: 'POST', path: '/api/audit/verify', answer: auditVerification },
  'audit.csv': { method: 'POST', path: '/api/audit/table', body: auditTableRequest, answer: auditTable },
  'audit.figures': { method: 'GET', path: '/api/audit/figures', query: figuresQuery, answer: yearFigures },
  'audit.sample': { method: 'POST', path: '/api/audit/sample', body: sampleRequest, answer: sample },
} as const;
export type RouteName = keyof typeof ROUTES;
