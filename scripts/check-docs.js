/**
 * Holds the documents to the code: links lead somewhere; a name in backticks that looks like one of ours is in
 * the code; a test that is quoted is there; a command in backticks or in a block can be given. Words that look
 * like ours and are not stand in `docs/.names-allowed`, one a line.
 *
 *   node scripts/check-docs.js
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesUnder, isMain, ROOT, readManifest, report, workspaces } from './tree.js';

const README_LINES = 40;
const ALLOWED = 'docs/.names-allowed';
const CODE_FILE = /\.(?:ts|tsx|js|mjs|sql|css|html)$|package\.json$|tsconfig[\w.]*\.json$|^\.ci\/run$/;
/** Outputs of the build and of runs: they are named in documents and are not in the repository. */
const MADE_LATER = /(?:^|\/)(?:dist|dist-app|node_modules|trama-data)(?:\/|$)/;

/**
 * What the code knows by name.
 * @typedef {object} Known
 * @property {string} root
 * @property {Set<string>} files paths from the root
 * @property {Set<string>} baseNames
 * @property {Set<string>} words every identifier-like word of the code
 * @property {Set<string>} kebabs every kebab-case word of the code
 * @property {Record<string, string>} npmScripts
 * @property {string} cli the text of the command's sources
 * @property {Set<string>} allowed
 * @property {Set<string>} used which of `allowed` were needed
 */

/**
 * @param {string} root
 * @returns {Known}
 */
function readCode(root) {
  const folders = ['packages', 'scenario', 'scripts', 'bench', '.ci'];
  const top = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  const files = [
    ...top,
    ...['docs', ...folders].flatMap((folder) => filesUnder(join(root, folder)).map((file) => `${folder}/${file}`)),
  ];
  const words = new Set();
  const kebabs = new Set();
  let cli = '';
  for (const file of files.filter((name) => CODE_FILE.test(name) && !/^scripts\/.*\.test\.js$/.test(name))) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) words.add(word);
    for (const [word] of text.matchAll(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g)) kebabs.add(word);
    if (file.startsWith('packages/cli/src/')) cli += text;
  }
  const allowed = existsSync(join(root, ALLOWED)) ? readFileSync(join(root, ALLOWED), 'utf8') : '';
  return {
    root,
    files: new Set(files),
    baseNames: new Set(files.map((file) => posix.basename(file))),
    words,
    kebabs,
    npmScripts: readManifest(join(root, 'package.json')).scripts ?? {},
    cli,
    allowed: new Set(
      allowed
        .split('\n')
        .map((line) => line.replace(/#.*/, '').trim())
        .filter((line) => line !== ''),
    ),
    used: new Set(),
  };
}

/**
 * @param {string} [root]
 * @returns {string[]}
 */
export function documentFindings(root = ROOT) {
  const known = readCode(root);
  const documents = [...known.files].filter((file) =>
    /^(?:[A-Z]+\.md|docs\/.*\.md|packages\/[^/]+\/README\.md|scenario\/README\.md|bench\/README\.md)$/.test(file),
  );
  const findings = documents.flatMap((file) => oneDocument(known, file));
  for (const { folder } of workspaces(root)) {
    if (!known.files.has(`${folder}/README.md`)) findings.push(`${folder}: a README.md was expected`);
  }
  for (const name of known.allowed) {
    if (!known.used.has(name)) findings.push(`${ALLOWED}: ${name} is needed by no document; take it out`);
  }
  return findings;
}

/**
 * @param {Known} known
 * @param {string} file
 * @returns {string[]}
 */
function oneDocument(known, file) {
  const text = readFileSync(join(known.root, file), 'utf8');
  const lines = text.trimEnd().split('\n');
  /** @type {string[]} */
  const findings = [];
  if (/^(?:packages\/|scenario\/)/.test(file) && lines.length > README_LINES) {
    findings.push(`${file}: has ${lines.length} lines; a package's README has at most ${README_LINES}`);
  }
  /** @type {string | undefined} */
  let block;
  for (const [index, line] of lines.entries()) {
    const at = `${file}:${index + 1}`;
    const fence = /^\s*(?:```|~~~)\s*(\w*)/.exec(line);
    if (fence) {
      block = block === undefined ? (fence[1] ?? '') : undefined;
      continue;
    }
    const wrong = block === undefined ? proseFindings(known, file, line) : blockFindings(known, block, line);
    findings.push(...wrong.map((finding) => `${at}: ${finding}`));
  }
  if (block !== undefined) findings.push(`${file}: a block of code is not closed`);
  return findings;
}

/**
 * @param {Known} known
 * @param {string} file
 * @param {string} line
 */
function proseFindings(known, file, line) {
  const spans = [...line.matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map((match) => match[1] ?? '');
  const prose = line.replace(/`[^`]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)|\b(?:src|href)="([^"]+)"/g)];
  return [
    ...targets.flatMap((match) => linkFinding(known, file, match[1] ?? match[2] ?? '') ?? []),
    ...spans.flatMap((span) => spanFinding(known, file, span) ?? []),
    ...[...line.matchAll(/`([\w.-]+\.test\.\w+)` “([^”]+)”/g)].flatMap(
      (match) => testFinding(known, match[1] ?? '', match[2] ?? '') ?? [],
    ),
  ];
}

/**
 * A test that is named by its file and its own words.
 * @param {Known} known
 * @param {string} base
 * @param {string} title
 */
function testFinding(known, base, title) {
  const files = [...known.files].filter((file) => posix.basename(file) === base);
  return files.some((file) => readFileSync(join(known.root, file), 'utf8').includes(title))
    ? undefined
    : `no test in ${base} is called “${title}”`;
}

/**
 * @param {Known} known
 * @param {string} block
 * @param {string} line
 */
function blockFindings(known, block, line) {
  if (/^(?:ts|tsx|js|typescript)$/.test(block)) {
    const names = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'@trama\//.exec(line)?.[1]?.match(/[\w$]+/g) ?? [];
    return names.filter((name) => name !== 'type' && !isWord(known, name)).map((name) => `${name} is not in the code`);
  }
  if (!/^(?:|sh|bash|shell|console)$/.test(block)) return [];
  const commands = line.replace(/\s#.*$/, '').split(/&&|\|\||;|\|/);
  return commands.flatMap((command) => commandFinding(known, command.trim().replace(/^\$ /, '')) ?? []);
}

/**
 * @param {Known} known
 * @param {string} file
 * @param {string} target
 */
function linkFinding(known, file, target) {
  if (/^(?:https?:|mailto:)/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? file : posix.normalize(posix.join(dirname(file), decodeURIComponent(path)));
  if (!existsSync(join(known.root, to))) return `the link ${target} leads nowhere`;
  if (anchor === undefined || !to.endsWith('.md')) return undefined;
  const headings = readFileSync(join(known.root, to), 'utf8').match(/^#+ .*$/gm) ?? [];
  return headings.some((heading) => slugOf(heading) === anchor)
    ? undefined
    : `the link ${target} names a heading that is not there`;
}

/** @param {string} heading */
function slugOf(heading) {
  const words = heading.replace(/^#+ /, '').trim().toLowerCase();
  return words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

/**
 * @param {Known} known
 * @param {string} file
 * @param {string} span
 */
function spanFinding(known, file, span) {
  if (isAllowed(known, span)) return undefined;
  if (/^(?:npm|npx|node|trama|\.ci\/run)(?:\s|$)/.test(span)) return commandFinding(known, span);
  if (/[\s<>…{}"'|=]/.test(span)) return undefined;
  return pathFinding(known, file, span) ?? nameFinding(known, span);
}

/**
 * @param {Known} known
 * @param {string} command
 */
function commandFinding(known, command) {
  const words = command.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word));
  const [program, first = ''] = words;
  if (program === 'npm') {
    const script = first === 'run' ? (words[2] ?? '') : first === 'test' || first === 'start' ? first : undefined;
    return script === undefined || script in known.npmScripts ? undefined : `npm has no script ${script}`;
  }
  if (program === 'node' && /^(?:\.\/)?[\w.-]+(?:\/[\w.-]+)+$/.test(first)) {
    return MADE_LATER.test(first) || known.files.has(posix.normalize(first)) ? undefined : `${first} is not there`;
  }
  const words2 =
    program === 'npx' && first === 'trama' ? words.slice(2) : program === 'trama' ? words.slice(1) : undefined;
  return words2 && tramaFinding(known, words2);
}

/**
 * A command is known by its name in the command's sources (`'reader add'`), an option by its own.
 * @param {Known} known
 * @param {string[]} words
 */
function tramaFinding(known, words) {
  const [first = '', second = ''] = words;
  /** @param {string} name */
  const isNamed = (name) => known.cli.includes(`'${name}'`) || known.cli.includes(`'${name} `);
  if (/^[a-z]/.test(first) && !isNamed(first)) return `trama has no command ${first}`;
  const isPair = /^[a-z]+$/.test(second) && known.cli.includes(`'${first} `) && !known.cli.includes(`'${first}'`);
  if (isPair && !known.cli.includes(`'${first} ${second}'`)) return `trama has no command ${first} ${second}`;
  const option = words
    .map((word) => /^--([a-z][\w-]*)/.exec(word)?.[1])
    .find((name) => name !== undefined && !isOption(known, name));
  return option === undefined ? undefined : `trama has no option --${option}`;
}

/**
 * @param {Known} known
 * @param {string} name
 */
function isOption(known, name) {
  return (
    name === 'help' ||
    known.cli.includes(`'${name}'`) ||
    known.cli.includes(`--${name}`) ||
    new RegExp(`\\b${name}\\s*:`).test(known.cli)
  );
}

/**
 * @param {Known} known
 * @param {string} file
 * @param {string} span
 */
function pathFinding(known, file, span) {
  const isPath = /^(?:packages|scenario|scripts|docs|bench|\.ci|src|data|test-data|bin)\/[\w./*-]*$/.test(span);
  const isFile = /^[\w.-]+\.(?:ts|tsx|js|mjs|sql|md)$/.test(span) && !/^(?:x\.|Node\.js$)/.test(span);
  if (MADE_LATER.test(span) || (!isPath && !isFile)) return undefined;
  if (isFile) return known.baseNames.has(span) ? undefined : `no file is called ${span}`;
  const path = span.replace(/\/$/, '');
  if (path.includes('*')) {
    const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\*\*?/g, '.*')}`);
    return [...known.files].some((name) => pattern.test(name)) ? undefined : `no file fits ${span}`;
  }
  const places = [path, posix.join(dirname(file), path)].map((place) => join(known.root, place));
  return places.some((place) => existsSync(place) && statSync(place)) ? undefined : `${span} is not there`;
}

/**
 * Names of code: camelCase, PascalCase, CAPITALS_WITH_LINES, snake_case, calls, dotted and kebab-case ones.
 * @param {Known} known
 * @param {string} span
 */
function nameFinding(known, span) {
  const name = span.replace(/\([^)]*\)$/, '');
  const isCall = name !== span;
  const parts = name.replace(/\[\]$/, '').split('.');
  if (parts.every((part) => /^[A-Za-z_$][\w$]*$/.test(part))) {
    const looksOurs =
      isCall || parts.length > 1 || /[a-z][A-Z]|_/.test(name) || /^[A-Z][a-z]/.test(name) || /^[A-Z]{4,}$/.test(name);
    const missing = looksOurs ? parts.find((part) => !isWord(known, part)) : undefined;
    return missing === undefined ? undefined : `${missing} is not in the code`;
  }
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name)) {
    return known.kebabs.has(name) || known.baseNames.has(`${name}.ts`) ? undefined : `${name} is not in the code`;
  }
  return undefined;
}

/**
 * @param {Known} known
 * @param {string} name
 */
function isWord(known, name) {
  return known.words.has(name) || isAllowed(known, name);
}

/**
 * @param {Known} known
 * @param {string} name
 */
function isAllowed(known, name) {
  if (!known.allowed.has(name)) return false;
  known.used.add(name);
  return true;
}

if (isMain(import.meta.url)) report('documents: links, names and commands fit the code', documentFindings());
