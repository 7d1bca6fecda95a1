/** For a test: a process that serves a data folder until it is told to stop or killed. */
import { serve } from '../serve.js';
import { openWorkbench } from '../workbench.js';

const dataDir = process.argv[2] ?? '';
const address = { host: '127.0.0.1', port: 0 };
const opened = await openWorkbench({ dataDir, databaseUrl: null, databaseOwnerUrl: null, address, log: () => {} });
if (!opened.ok) throw new Error(opened.error.code);
const server = await serve(opened.value, address);
if (!server.ok) throw new Error(server.error.code);
process.once('SIGTERM', () => {
  void server.value
    .close()
    .then(() => opened.value.close())
    .then(() => process.exit(0));
});
process.send?.('serving');
