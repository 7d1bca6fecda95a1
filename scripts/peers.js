import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = join(import.meta.dirname, 'peers.txt');
const FOLDER = join(import.meta.dirname, '../node_modules/.cache/trama-peers');

/**
 * A Python with the libraries that the engine is held to (`peers.txt`): the one given where it has them, else one
 * in an environment of this checkout, made on the first call. Where that cannot be done, `lack` says why, and the
 * tests that need them are skipped. They run as programs of their own and are no part of what is shipped.
 * @param {string} python
 * @returns {{ python: string, lack?: string }}
 */
export function providePeers(python) {
  const wanted = readFileSync(LIST, 'utf8');
  const names = wanted.split('\n').flatMap((line) => line.split('==')[0] || []);
  if (spawnSync(python, ['-c', `import ${names.join(', ')}`], { stdio: 'ignore' }).status === 0) return { python };
  const inside = join(FOLDER, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const done = join(FOLDER, 'peers.txt');
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return { python: inside };
  rmSync(FOLDER, { recursive: true, force: true });
  console.error(`installing ${names.join(', ')} …`);
  for (const [program, ...args] of [
    [python, '-m', 'venv', FOLDER],
    [inside, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:', '-r', LIST],
  ]) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) return { python, lack: `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').at(-1) ?? '' };
  }
  writeFileSync(done, wanted);
  return { python: inside };
}
