#!/usr/bin/env node
// Builds what is missing or stale, then hands over. Standard output belongs to the command.
import { existsSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`trama: Node 20.19 or later was expected, ${process.versions.node} was found. Install a newer Node.`);
  process.exit(1);
}

const buildScript = new URL('../../../scripts/build.js', import.meta.url);
if (existsSync(buildScript)) {
  const { build, BuildFailed } = await import(buildScript.href);
  try {
    const web = process.argv[2] === 'start' && !process.argv.includes('--help');
    await build({ web, say: (line) => console.error(`trama: ${line}`) });
  } catch (error) {
    console.error(`trama: ${error instanceof BuildFailed ? error.message : error}`);
    process.exit(1);
  }
}
const { main } = await import(new URL('../dist/main.js', import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
