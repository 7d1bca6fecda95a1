/** What is written into the audit has a name that the workbench can say in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_ACTIONS, actOf } from '@trama/contract';
import { expect, it } from 'vitest';
import { ADDRESSES } from './access.js';

const SOURCE = join(import.meta.dirname, '../../src');
const NAMED = [/action: '([^']+)'/g, /\baudit\('([^']+)'/g, /reportOf\([^)]*'([^']+)'\)/g, /'(report\.[a-z]+)'/g];

it('knows every act that the server writes into the audit', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const text = sources.map((file) => readFileSync(join(SOURCE, file), 'utf8')).join('\n');
  const written = NAMED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name));
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter((name) => !(AUDIT_ACTIONS as readonly string[]).includes(name as string))).toEqual([]);
});

it('names the act of every address that the guard can refuse to somebody signed in', () => {
  const guarded = ADDRESSES.filter(
    (address) => address.includes(' /api/') && !/control|health|openapi|docs/.test(address),
  );
  expect(guarded.filter((address) => !(AUDIT_ACTIONS as readonly string[]).includes(actOf(address)))).toEqual([]);
});
