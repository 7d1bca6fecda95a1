/** The peer of every import: plain COPY of the same rows into tables that hold nothing but columns. */
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';
// The owner's connection is the store's own affair; a bench looks behind it.
import { insideStore } from '../packages/store/dist/store.js';
import { timed } from './measure.js';
import { cpuByPart } from './process-tree.js';

const TABLES = ['mention', 'claim'];

/**
 * Writes the rows of mention and claim as binary COPY to files in `folder`, then reads those files into tables
 * `like` the real ones: no index, no policy, no trigger, each COPY a transaction of its own with its data
 * synchronised at the end. Gives the seconds of that, the rows and the bytes.
 */
export async function copyToBareTables(store, folder) {
  return insideStore(store).maintain(async (client) => {
    const files = [];
    for (const table of TABLES) {
      const file = join(folder, `${table}.copy`);
      const out = client.query(to(`copy (select * from trama.${table}) to stdout (format binary)`));
      await pipeline(out, createWriteStream(file));
      await client.query(`create table trama_migration.bare_${table} (like trama.${table})`);
      files.push({ table, file });
    }
    const rows = {};
    const before = cpuByPart();
    const { seconds } = await timed(async () => {
      for (const { table, file } of files) {
        const into = client.query(from(`copy trama_migration.bare_${table} from stdin (format binary)`));
        await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), into);
        rows[table] = into.rowCount;
      }
    });
    const after = cpuByPart();
    const cpuSeconds = { writer: after.writer - before.writer, database: after.database - before.database };
    for (const table of TABLES) await client.query(`drop table trama_migration.bare_${table}`);
    return { seconds, cpuSeconds, rows, bytes: files.reduce((sum, { file }) => sum + statSync(file).size, 0) };
  });
}
