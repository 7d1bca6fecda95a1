import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../http/guard.js';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const TEXT = 'At least four guards were killed in Guadalajara, Jalisco, on 22 February 2026.\n';

let test: TestWorkbench;
let rosa: Asking;
let leo: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  leo = await test.reader('leo', 'mx-test', 'liaison', 'MEX');
});

function upload(reader: Asking, fields: Record<string, string>, files: Record<string, string | Uint8Array>) {
  const form = new FormData();
  for (const [name, content] of Object.entries(files))
    form.append('file', new Blob([typeof content === 'string' ? content : Buffer.from(content)]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const request = new Request('http://localhost/api/reports', { method: 'POST', body: form });
  return request.arrayBuffer().then((body) =>
    test.app.inject({
      method: 'POST',
      url: '/api/reports',
      cookies: { [SESSION_COOKIE]: reader.cookie },
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'x-csrf-token': reader.csrf,
        'content-type': request.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(body),
    }),
  );
}

/** A small PNG of one pixel with a text chunk that says where it was taken. */
function png(): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Comment\0taken at home')),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('uploading', () => {
  it('answers what the command answers, and leaves no file behind', async () => {
    const fields = { grade: 'B', marking: 'TLP:GREEN', accept: 'true', source: 'DataInt' };
    const response = await upload(rosa, fields, {
      'note.txt': TEXT,
      'people.csv': 'id,name\n1,Ana Robles\n',
      'bad.pdf': 'no pdf',
    });
    expect(response.statusCode, response.body).toBe(200);
    const answer = response.json();
    expect(answer.reports.map(({ file }: { file: string }) => file)).toEqual(['note.txt', 'people.csv']);
    expect(answer.reports[1]).toMatchObject({ draft: 0, accepted: 1, format: 'csv' });
    expect(answer.refused).toMatchObject([{ file: 'bad.pdf', code: 'file-kind' }]);
    expect(readdirSync(join(test.workbench.store.info.dataDir, 'incoming'))).toEqual([]);
    const jobs = (await rosa('GET', '/api/jobs')).json();
    expect(jobs.items[0]).toMatchObject({ state: 'done', step: 'done', kind: 'import' });
    expect((await leo('GET', '/api/jobs')).json()).toMatchObject({ code: 'not-allowed' });
    const report = (await rosa('GET', `/api/reports/${answer.reports[0].id}`)).json();
    expect(report).toMatchObject({
      file: 'note.txt',
      source: 'DataInt',
      importedBy: 'rosa',
      marking: 'TLP:GREEN',
      state: 'reviewed',
    });
    expect(report.portions[0].text).toContain('four guards');
  });

  it('refuses who has no right, and options that do not fit', async () => {
    expect((await upload(leo, { grade: 'B', marking: 'TLP:CLEAR' }, { 'x.txt': TEXT })).statusCode).toBe(403);
    const code = async (fields: Record<string, string>, files = { 'x.txt': TEXT }) =>
      (await upload(rosa, fields, files)).json().code;
    expect(await code({ grade: 'B', marking: 'TLP:PINK' })).toBe('marking-unknown');
    expect(await code({ marking: 'TLP:CLEAR' })).toBe('option-invalid');
    expect(await code({ grade: 'B', marking: 'TLP:CLEAR', agency: 'us-test' })).toBe('input');
    expect(await code({ grade: 'B', marking: 'TLP:CLEAR', accept: 'yes' })).toBe('option-invalid');
    expect(await code({ grade: 'B', marking: 'TLP:CLEAR' }, {} as { 'x.txt': string })).toBe('input');
    expect(readdirSync(join(test.workbench.store.info.dataDir, 'incoming'))).toEqual([]);
  });
});

describe('what is shown of a report', () => {
  it('is the source row of a table', async () => {
    const brought = await test.bring(
      'mx-test',
      { 'rows.csv': 'id,name,city\n000012,Ana Robles,Ameca\n000013,"Prieto, Luz",Tala\n' },
      { acceptAs: 'rosa' },
    );
    const id = brought.reports[0]?.id;
    const rows = (await rosa('GET', `/api/reports/${id}/rows?from=2&limit=5`)).json();
    expect(rows).toMatchObject({ columns: ['id', 'name', 'city'], from: 2, total: 2 });
    expect(rows.rows).toEqual([{ row: 2, cells: ['000013', 'Prieto, Luz', 'Tala'] }]);
    const subject = (await rosa('GET', '/api/search?q=Prieto')).json().subjects[0];
    const page = (await rosa('GET', `/api/subjects/${subject.id}`)).json();
    const evidence = (await rosa('GET', `/api/claims/${page.names[0].claims[0].id}`)).json();
    expect(evidence.row).toMatchObject({ row: 2, column: 'name' });
    expect(evidence.row.cells).toContainEqual({ column: 'city', value: 'Tala' });
  });

  it('is the original as a file that no browser runs', async () => {
    const html = `<!doctype html><html><body><article><h1>Note</h1><p>${TEXT.repeat(5)}</p><script>alert(1)</script></article></body></html>`;
    const brought = await test.bring('mx-test', { 'nota ñ.html': html });
    const response = await rosa('GET', `/api/reports/${brought.reports[0]?.id}/original`);
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe(html);
    expect(response.headers['content-disposition']).toContain(
      'attachment; filename="nota _.html"; filename*=UTF-8\'\'nota%20%C3%B1.html',
    );
    expect(response.headers['content-type']).toBe('application/octet-stream');
    expect(response.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  });

  it('is a photograph without what its camera wrote into it, while the original stays', async () => {
    const image = png();
    const response = await upload(rosa, { grade: 'C', marking: 'TLP:AMBER' }, { 'face.png': image });
    const [report] = response.json().reports;
    expect(report, response.body).toMatchObject({ format: 'image', draft: 0, accepted: 0 });
    const shown = await rosa('GET', `/api/reports/${report.id}/image`);
    expect(shown.headers['content-type']).toBe('image/png');
    expect(shown.rawPayload.includes('taken at home')).toBe(false);
    const original = await rosa('GET', `/api/reports/${report.id}/original`);
    expect(original.rawPayload.equals(Buffer.from(image))).toBe(true);
    const review = (await rosa('GET', `/api/review/${report.id}`)).json();
    expect(review.mentions).toMatchObject([{ schema: 'Image' }]);
    const named = await rosa('POST', '/api/review/claims', {
      report: report.id,
      about: review.mentions[0].id,
      property: 'faceOf',
      target: { schema: 'Person', name: 'Ida Solís', span: null },
    });
    expect(named.statusCode, named.body).toBe(200);
  });

  it('is a page of the list at a time, by state, words and language', async () => {
    const all = (await rosa('GET', '/api/reports?limit=200')).json().items;
    const first = (await rosa('GET', '/api/reports?limit=2')).json();
    const second = (await rosa('GET', `/api/reports?limit=2&before=${first.next}`)).json();
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
    const waiting = (await rosa('GET', '/api/reports?state=waiting')).json().items;
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every(({ state }: { state: string }) => state === 'waiting')).toBe(true);
    expect((await rosa('GET', '/api/reports?query=ROWS')).json().items).toHaveLength(1);
    expect((await rosa('GET', '/api/reports?limit=0')).json()).toMatchObject({ code: 'input', status: 400 });
  });
});

describe('the interface', () => {
  it('describes itself by the schemas that it checks with', async () => {
    const document = (await test.app.inject({ url: '/api/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/reports', '/api/review/{id}', '/api/network/neighbours']),
    );
    expect(document.paths['/api/reports'].get.responses['200']).toBeDefined();
    expect(JSON.stringify(document)).not.toContain('/api/control');
    const page = await test.app.inject({ url: '/api/docs?lang=es' });
    expect(page.body).toContain('<html lang="es">');
    expect(page.body).toContain('GET /api/network/neighbours');
    expect(page.body).not.toMatch(/<script|https?:/);
  });

  it('answers an unknown address as it answers what is hidden', async () => {
    const [a, b] = [
      await rosa('GET', '/api/nothing'),
      await rosa('GET', '/api/reports/rep_01jd0000000000000000000000'),
    ];
    expect(a.body).toBe(b.body);
    expect((await rosa('GET', '/network')).statusCode).toBeLessThan(500);
  });
});
