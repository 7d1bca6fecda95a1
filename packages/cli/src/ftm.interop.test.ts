/** What leaves as FollowTheMoney is held against FollowTheMoney's own library, in Python. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/followthemoney-4.11.2/', import.meta.url));
const PYTHON = join(CACHE, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const LIST = fileURLToPath(new URL('../../formats/test-data/ofac-mexico-subset/', import.meta.url));

/** Every entity by its schema; the values that their types refuse; references that lead nowhere. */
const JUDGE = `
import json, sys
from followthemoney import model
entities = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
ids = {entity['id'] for entity in entities}
wrong, schemata = [], {}
for entity in entities:
    schema = model.get(entity['schema'])
    schemata[schema.name] = schemata.get(schema.name, 0) + 1
    if schema.abstract:
        wrong.append(schema.name)
    try:
        schema.validate(entity)
    except Exception as error:
        wrong.append(str(getattr(error, 'errors', error)))
    for name, values in entity['properties'].items():
        prop = schema.get(name)
        for value in values:
            if prop is None or prop.stub or not prop.type.validate(value):
                wrong.append([schema.name, name, value])
            elif prop.type.name == 'entity' and value not in ids:
                wrong.append(['dangling', name, value])
print(json.dumps({'ids': len(ids), 'schemata': schemata, 'wrong': wrong[:20]}))
`;

interface Judged {
  readonly ids: number;
  readonly schemata: Readonly<Record<string, number>>;
  readonly wrong: readonly unknown[];
}

function python(program: string, ...args: string[]): string {
  const ended = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (ended.status !== 0) throw new Error(`${args.slice(0, 4).join(' ')}: ${ended.stderr || ended.error}`);
  return ended.stdout;
}

/** Why the library is not at hand, or null: a machine without a package index still runs the other tests. */
function installLibrary(): string | null {
  if (existsSync(join(CACHE, 'installed'))) return null;
  try {
    mkdirSync(CACHE, { recursive: true });
    python(process.env.TRAMA_PYTHON ?? 'python3', '-m', 'venv', CACHE);
    python(PYTHON, '-m', 'pip', 'install', '--quiet', '--retries', '1', 'followthemoney==4.11.2');
    mkdirSync(join(CACHE, 'installed'));
    return null;
  } catch (error) {
    return `followthemoney cannot be installed: ${error instanceof Error ? error.message.slice(0, 300) : error}`;
  }
}

let folder: Folder;
let missing: string | null;
beforeAll(async () => {
  missing = installLibrary();
  folder = await newFolder();
}, 300_000);
afterAll(() => folder.remove());

async function judged(...reader: string[]): Promise<Judged> {
  const out = `${folder.dataDir}.ftm`;
  const exported = await folder.run('export', '--format', 'ftm', '--out', out, ...reader);
  expect(exported.status, exported.err).toBe(0);
  return JSON.parse(python(PYTHON, '-c', JUDGE, out)) as Judged;
}

it('a sanctions list leaves as entities that the library takes', async ({ skip }) => {
  skip(missing !== null, missing ?? '');
  await folder.run('reader', 'add', 'ana', '--agency', 'us-test', '--role', 'reviewer');
  const parts = ['sdn', 'alt', 'add'].map((part) => join(LIST, `${part}.csv`));
  const terms = ['--agency', 'us-test', '--grade', 'A', '--marking', 'TLP:CLEAR', '--accept-as', 'ana'];
  const brought = await folder.run('import', ...parts, ...terms);
  expect(brought.status, brought.err).toBe(0);
  const { ids, schemata, wrong } = await judged();
  expect(wrong).toEqual([]);
  expect(ids).toBe(722 + 11 + 293);
  expect(schemata.UnknownLink).toBe(293);
});

it('people, incidents and every kind of tie of an invented case do too', async ({ skip }) => {
  skip(missing !== null, missing ?? '');
  const made = `${folder.dataDir}-case`;
  expect((await folder.run('scenario', '--people', '2000', '--core', '40', '--seed', '7', '--out', made)).status).toBe(
    0,
  );
  const terms = ['--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:GREEN', '--accept-as', 'mar'];
  await folder.run('reader', 'add', 'mar', '--agency', 'mx-test', '--role', 'reviewer');
  const paths = ['people.csv', 'ties.csv', 'incidents.csv', 'reports'].map((name) => join(made, name));
  const brought = await folder.run('import', ...paths, ...terms);
  expect(brought.status, brought.err).toBe(0);
  const { schemata, wrong } = await judged('--reader', 'mar');
  expect(wrong).toEqual([]);
  expect(schemata.Event).toBeGreaterThan(20);
  expect(schemata.Person).toBeGreaterThan(2000);
}, 180_000);
