/** One way into a data folder: through the server that has it, else by opening it for the time of the command. */
import { fail, ok, type Refusal, type Result } from '@trama/model';
import { connectControl, type Operations, openWorkbench, type WorkbenchOptions } from '@trama/server';
import type { Call } from './command.js';

export function workbenchOptions(call: Call): WorkbenchOptions {
  const { dataDir, databaseUrl, databaseOwnerUrl, checkpointDir, host, port } = call.environment;
  const log = (line: string) => call.terminal.warn(line);
  return { dataDir, databaseUrl, databaseOwnerUrl, checkpointDir, address: { host, port }, log };
}

/** Runs `work` on the folder of this call and leaves nothing open behind it. */
export async function onFolder<T>(
  call: Call,
  work: (operations: Operations) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const running = await connectControl(call.environment.dataDir);
  if (running) return work(running);
  const opened = await openWorkbench(workbenchOptions(call));
  if (!opened.ok) return fail(opened.error);
  try {
    const result = await work(opened.value.operations);
    return result.ok ? ok(result.value) : result;
  } finally {
    await opened.value.close();
  }
}
