/**
 * PostgreSQL refuses to run as root. There it runs as a system user of its own, which must reach
 * the programs and the data although both may lie under a folder of mode 0700.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** How a program of PostgreSQL is started. */
export interface Launch {
  readonly account: Account | null;
  /** Words before the program. */
  readonly prefix: readonly string[];
  /** Set where `prefix` does not change the user. */
  readonly ids: { readonly uid: number; readonly gid: number } | Record<string, never>;
}

const FALLBACKS = ['postgres', 'nobody'];

/** The account for root to run PostgreSQL as, made when missing; null when this process is not root. */
export function findAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const own = lookUp('trama');
  if (own) return own;
  spawnSync('useradd', [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    'trama',
  ]);
  const found = ['trama', ...FALLBACKS].map(lookUp).find((account) => account !== null);
  return found ?? null;
}

function lookUp(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const fields = line?.split(':');
  return fields ? { name, uid: Number(fields[2]), gid: Number(fields[3]) } : null;
}

let setprivKnown: boolean | null = null;
function hasSetpriv(): boolean {
  setprivKnown ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
  return setprivKnown;
}

/** Ways to start, the plainest first. */
export function launches(account: Account | null): Launch[] {
  // Where the system can do it, the death of this process stops the database as SIGINT would.
  const guard = hasSetpriv() ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (account === null) return [{ account, prefix: guard, ids: {} }];
  const ids = { uid: account.uid, gid: account.gid };
  if (guard.length === 0) return [{ account, prefix: [], ids }];
  const change = [...guard, `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  // Reading and passing through folders of others, nothing more; the secure bit keeps it in force for access(2).
  const reach = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_read_search',
    '--ambient-caps=-all,+dac_read_search',
  ];
  return [
    { account, prefix: change, ids: {} },
    { account, prefix: [...change, ...reach], ids: {} },
  ];
}

/** True where a program started this way can run `file` and write to `dir`. */
export function canReach(launch: Launch, file: string, dir: string): boolean {
  const probe = `"$1" --version >/dev/null && test -x "$1" && cd "$2" && test -w .`;
  const words = [...launch.prefix, 'sh', '-c', probe, 'sh', file, dir];
  return spawnSync(words[0] as string, words.slice(1), { ...launch.ids, stdio: 'ignore', cwd: '/' }).status === 0;
}

export function giveTo(account: Account | null, file: string): void {
  if (account) chownSync(file, account.uid, account.gid);
}
