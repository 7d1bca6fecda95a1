import { readdirSync, readFileSync } from 'node:fs';
import { detailText, refusal, refusalText } from '@trama/model';
import { expect, test } from 'vitest';

const SOURCES = new URL('../src/', import.meta.url);
/** Names that are the same in both languages, and what a source wrote. */
const SAME = /^(HTML|PDF|DOCX|XLSX|linkedTo|7; 7 was read|[a-z]{3,4}(, [a-z]{3,4})*)$/;
const LITERALS = [
  /(?:found|expected|other|why): '([^']+)'/g,
  /SkipRow\('([^']+)'\)/g,
  /(?:found|expected|other|why): `([^`]+)`/g,
  /SkipRow\(`([^`]+)`\)/g,
  /notes\.push\(`([^`]+)`\)/g,
];

test('what the readers say of a file is said in Spanish as well', () => {
  const said = readdirSync(SOURCES)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap((name) =>
      LITERALS.flatMap((literal) => [...readFileSync(new URL(name, SOURCES), 'utf8').matchAll(literal)]),
    )
    .map(([, text]) => (text ?? '').replaceAll(/\$\{[^}]*\}/g, '7'))
    .filter((text) => !SAME.test(text));
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter((text) => detailText(text, 'es') === text)).toEqual([]);
  expect(detailText('impossible date in nacimiento: 31/02/1979', 'en')).toContain('impossible');
});

test('a refusal in Spanish holds no English', () => {
  const broken = refusal('file-kind', { expected: '.pdf content', found: 'binary data' });
  expect(refusalText(broken, 'es')).toContain('Se esperaba contenido de .pdf y se encontró datos binarios');
  expect(refusalText(refusal('table-quote', { where: 'line 6' }), 'es')).toContain('desde la línea 6');
});
