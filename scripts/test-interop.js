/**
 * `npm run test:interop [-- PATH…]`: builds and runs the tests that need Python (`x.interop.test.ts`); a test
 * that also needs Java looks for it itself; the libraries that some compare with are installed in node_modules/.cache. Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { BuildFailed, build } from './build.js';
import { providePeers } from './peers.js';
import { close, runVitest } from './vitest-run.js';

const PYTHONS = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
const python = PYTHONS.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);

if (python === undefined) {
  console.log('skipped: the tests between programs need Python 3, and none was found in PATH');
  close([]);
} else {
  const peers = providePeers(python);
  if (peers.lack !== undefined) console.log(`the libraries of scripts/peers.txt could not be installed: ${peers.lack}`);
  process.env.TRAMA_PYTHON = peers.python;
  try {
    await build({ web: false, say: (line) => console.error(line), verbose: true });
    close([await runVitest(['--mode', 'interop', ...process.argv.slice(2)])]);
  } catch (error) {
    if (!(error instanceof BuildFailed)) throw error;
    console.error(error.message);
    close([{ passed: 0, failed: 1, skipped: 0 }]);
  }
}
