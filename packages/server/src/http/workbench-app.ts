/** All that the workbench answers, put together. */
import type { FastifyInstance } from 'fastify';
import { registerControl } from '../control/control-routes.js';
import { accountRoutes } from '../routes/account-routes.js';
import { activityRoutes } from '../routes/activity-routes.js';
import { assessmentRoutes } from '../routes/assessment-routes.js';
import { auditRoutes } from '../routes/audit-routes.js';
import { caseRoutes } from '../routes/case-routes.js';
import { claimRoutes } from '../routes/claim-routes.js';
import { registerDocs } from '../routes/docs-route.js';
import { registerFiles } from '../routes/file-routes.js';
import { registerHealth } from '../routes/health-route.js';
import { identityRoutes } from '../routes/identity-routes.js';
import { registerLive } from '../routes/live-route.js';
import { networkRoutes } from '../routes/network-routes.js';
import { openingRoutes } from '../routes/opening-routes.js';
import { protectionRoutes } from '../routes/protection-routes.js';
import { registerProvider } from '../routes/provider-pages.js';
import { purgeRoutes } from '../routes/purge-routes.js';
import { quarantineRoutes } from '../routes/quarantine-routes.js';
import { reMarkRoutes } from '../routes/re-mark-routes.js';
import { reportRoutes } from '../routes/report-routes.js';
import { retentionRoutes } from '../routes/retention-routes.js';
import { reviewRoutes } from '../routes/review-routes.js';
import { sessionRoutes } from '../routes/session-routes.js';
import { registerSignIn } from '../routes/sign-in-page.js';
import { subjectRoutes } from '../routes/subject-routes.js';
import { unmaskingRoutes } from '../routes/unmasking-routes.js';
import { registerUpload } from '../routes/upload-route.js';
import { registerWeb } from '../routes/web-route.js';
import type { Workbench } from '../workbench.js';
import { buildApp } from './app.js';
import { registerOpenApi, registerOpenApiRoute } from './openapi.js';
import { registerRoutes } from './register-routes.js';

/** An application that is ready to listen or to be asked by a test. */
export async function workbenchApp(workbench: Workbench, webDir: string | null): Promise<FastifyInstance> {
  const app = await buildApp(workbench);
  await registerOpenApi(app);
  registerRoutes(app, workbench, {
    ...sessionRoutes,
    ...accountRoutes,
    ...reportRoutes,
    ...reMarkRoutes,
    ...quarantineRoutes,
    ...reviewRoutes,
    ...identityRoutes,
    ...subjectRoutes,
    ...assessmentRoutes,
    ...protectionRoutes,
    ...retentionRoutes,
    ...purgeRoutes,
    ...unmaskingRoutes,
    ...claimRoutes,
    ...networkRoutes,
    ...caseRoutes,
    ...activityRoutes,
    ...auditRoutes,
    ...openingRoutes,
  });
  registerUpload(app, workbench);
  registerFiles(app, workbench);
  registerLive(app, workbench);
  registerHealth(app, workbench);
  registerSignIn(app, workbench);
  registerProvider(app, workbench);
  registerControl(app, workbench);
  registerDocs(app);
  registerOpenApiRoute(app);
  await registerWeb(app, webDir);
  await app.ready();
  return app;
}
