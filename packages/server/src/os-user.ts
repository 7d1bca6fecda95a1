import { userInfo } from 'node:os';

/** The name of the operating-system user, or its number where it has no name. */
export function osUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
