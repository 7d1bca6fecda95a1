/** COPY over a connection of `pg`. */
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';

/** Sends one whole binary COPY. */
export async function copyIn(client: pg.ClientBase, sql: string, bytes: Buffer): Promise<void> {
  const stream = client.query(from(sql));
  const ended = once(stream, 'finish');
  stream.end(bytes);
  await ended;
}

/**
 * A socket holds some 200 kB, which the database takes in less than 2 ms: who makes rows while others are sent
 * stops after so many, or the database waits for this process.
 */
export const SLICE_ROWS = 1024;

/** Lets a COPY under way send what its socket takes now. */
export function letSend(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Gives what the database sends to `take`, piece by piece; a piece is only valid until `take` is done. */
export async function copyOut(
  client: pg.ClientBase,
  sql: string,
  take: (piece: Buffer) => undefined | Promise<void>,
): Promise<void> {
  const sink = new Writable({
    write(piece: Buffer, _encoding, done) {
      try {
        const taking = take(piece);
        if (taking === undefined) done();
        else taking.then(() => done(), done);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  await pipeline(client.query(to(sql)), sink);
}
