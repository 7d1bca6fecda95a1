export * from './activity.js';
export * from './audit-action.js';
export * from './claim.js';
export * from './common.js';
export * from './report.js';
export * from './routes.js';
export * from './session.js';
export * from './subject.js';
