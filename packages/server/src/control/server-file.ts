/** Where the server on a data folder is: written when it listens, removed when it ends. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const SERVER_FILE = 'server.json';

export interface ServerPlace {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
}
const serverFile = z.object({ pid: z.number().int(), host: z.string(), port: z.number().int() });

/** Null where no server says that it is there. */
export async function readServerFile(dataDir: string): Promise<ServerPlace | null> {
  try {
    const parsed = serverFile.safeParse(JSON.parse(await readFile(join(dataDir, SERVER_FILE), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The operating system tells whether that process still lives. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
