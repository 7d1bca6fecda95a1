import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../testing.js';
import { copyRows } from './copy-rows.js';

let client: pg.Client;
beforeAll(async () => {
  const { connection } = await openTestDatabase();
  client = new pg.Client(connection('root'));
  await client.connect();
});
afterAll(() => client.end());

/** What a COPY in text form gives, a message a row. */
async function rowsOf(query: string, pause?: () => undefined | Promise<void>): Promise<string[]> {
  const rows: string[] = [];
  const take = (bytes: Buffer, from: number, to: number): void => {
    rows.push(bytes.toString('utf8', from, to - 1));
  };
  await copyRows(client, `copy (${query}) to stdout`, take, pause);
  return rows;
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));

test('every row comes once and in order, and other questions go on after', async () => {
  expect(await rowsOf('select * from generate_series(1, 100000)')).toEqual(numbers(100_000));
  const both = [rowsOf('select 1 where false'), rowsOf("select 'two'")];
  expect(await Promise.all(both)).toEqual([[], ['two']]);
  expect((await client.query('select 3 as n')).rows).toEqual([{ n: 3 }]);
});

test('a row larger than what a socket gives at once comes whole', async () => {
  const rows = await rowsOf('select repeat(chr(96 + n), 300000) from generate_series(1, 3) n');
  expect(rows.map((row) => [row.length, row[0], row.at(-1)])).toEqual([
    [300_000, 'a', 'a'],
    [300_000, 'b', 'b'],
    [300_000, 'c', 'c'],
  ]);
});

test('nothing comes while it is told to wait', async () => {
  let waiting = false;
  let pauses = 0;
  const seen: boolean[] = [];
  const pause = async (): Promise<void> => {
    waiting = true;
    pauses++;
    await new Promise((resolve) => setImmediate(resolve));
    waiting = false;
  };
  let rows = 0;
  await copyRows(
    client,
    'copy (select * from generate_series(1, 50000)) to stdout',
    () => {
      rows++;
      if (waiting) seen.push(waiting);
    },
    pause,
  );
  expect([rows, seen.length, pauses > 1]).toEqual([50_000, 0, true]);
});

test('a notice between rows reaches who listens for notices', async () => {
  const heard: string[] = [];
  const hear = ({ message }: { message?: string | undefined }): void => {
    heard.push(message ?? '');
  };
  await client.query(`create function pg_temp.say(n int) returns int language plpgsql as
    $$ begin if n = 500 then raise notice 'half'; end if; return n; end $$`);
  client.on('notice', hear);
  expect(await rowsOf('select pg_temp.say(n) from generate_series(1, 1000) n')).toEqual(numbers(1000));
  client.off('notice', hear);
  expect(heard).toEqual(['half']);
});

test('an error of the database, before or amid rows, is thrown, and the connection stays of use', async () => {
  await expect(rowsOf('select 1 from nowhere')).rejects.toThrow('nowhere');
  await expect(rowsOf('select 1 / (70000 - n) from generate_series(1, 100000) n')).rejects.toThrow('division by zero');
  expect(await rowsOf('select 4')).toEqual(['4']);
});

test('an error of the taker or of the wait is thrown after the rest was passed over', async () => {
  const sql = 'copy (select * from generate_series(1, 50000)) to stdout';
  let rows = 0;
  const take = (): void => {
    if (++rows === 10) throw new Error('enough');
  };
  await expect(copyRows(client, sql, take)).rejects.toThrow('enough');
  expect(rows).toBe(10);
  await expect(
    copyRows(
      client,
      sql,
      () => {},
      () => Promise.reject(new Error('no more')),
    ),
  ).rejects.toThrow('no more');
  expect(await rowsOf('select 5')).toEqual(['5']);
});

test('a connection that is lost amid rows is told of', async () => {
  const { connection, asRoot } = await openTestDatabase();
  const other = new pg.Client(connection('app'));
  other.on('error', () => {});
  await other.connect();
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  let killed: Promise<unknown> | null = null;
  const copy = copyRows(
    other,
    'copy (select n, repeat(md5(n::text), 9) from generate_series(1, 3000000) n) to stdout',
    () => {
      killed ??= asRoot('select pg_terminate_backend($1)', [rows[0]?.pid]);
    },
  );
  await expect(copy).rejects.toThrow();
  await killed;
  await other.end().catch(() => {});
});
