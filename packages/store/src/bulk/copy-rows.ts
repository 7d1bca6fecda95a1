/**
 * COPY … TO STDOUT read row by row where the socket left it. `pg-copy-streams` makes a buffer of each row and joins
 * them again, which for millions of rows costs more than reading what is in them.
 */
import type pg from 'pg';

/** Kinds of messages (PostgreSQL documentation, "Message Formats"). */
const COPY_DATA = 0x64;
const HEAD_BYTES = 5;
const NOTHING: Buffer = Buffer.alloc(0);

/** A row, or another whole message of data, stands in `bytes` from `from` to `to`; valid during the call alone. */
export type TakeRow = (bytes: Buffer, from: number, to: number) => void;

/**
 * Gives each message of data to `take`. After what came at once `pause` is asked: where it gives a promise no more is
 * read until it resolves. What either throws is thrown when the database has sent the rest.
 */
export async function copyRows(
  client: pg.ClientBase,
  sql: string,
  take: TakeRow,
  pause: () => undefined | Promise<void> = () => undefined,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.query(new RowsQuery(sql, take, pause, (error) => (error === null ? resolve() : reject(error))));
  });
}

type Socket = pg.Connection['stream'];
type OnData = (bytes: Buffer) => void;

/** Stands between the socket and the parser of `pg` while rows come; all that is no row goes on to that parser. */
class RowsQuery implements pg.Submittable {
  readonly #sql: string;
  readonly #take: TakeRow;
  readonly #pause: () => undefined | Promise<void>;
  readonly #end: (error: unknown) => void;
  #socket: Socket | null = null;
  #toParser: OnData = () => {};
  /** A message that is not whole yet. */
  #rest: Buffer = NOTHING;
  #failure: unknown = null;

  constructor(sql: string, take: TakeRow, pause: () => undefined | Promise<void>, end: (error: unknown) => void) {
    this.#sql = sql;
    this.#take = take;
    this.#pause = pause;
    this.#end = end;
  }

  submit(connection: pg.Connection): void {
    const socket = connection.stream;
    const [toParser] = socket.listeners('data');
    this.#socket = socket;
    this.#toParser = toParser as OnData;
    socket.off('data', this.#toParser);
    socket.on('data', this.#onData);
    connection.query(this.#sql);
  }

  readonly #onData: OnData = (piece) => {
    const others: Buffer[] = [];
    let at = this.#finishRest(piece, others);
    while (at + HEAD_BYTES <= piece.length) {
      const end = at + 1 + piece.readUInt32BE(at + 1);
      if (end > piece.length) break;
      this.#message(piece, at, end, others);
      at = end;
    }
    if (at < piece.length) this.#rest = Buffer.concat([this.#rest, piece.subarray(at)]);
    const waiting = this.#wait();
    if (waiting === undefined) this.#passOn(others);
    else {
      const socket = this.#socket;
      socket?.pause();
      const goOn = (): void => {
        this.#passOn(others);
        socket?.resume();
      };
      waiting.then(goOn, (error: unknown) => {
        this.#fail(error);
        goOn();
      });
    }
  };

  /** Takes the message that the last piece began, and no more, from the next one; gives where the one after it begins. */
  #finishRest(piece: Buffer, others: Buffer[]): number {
    const rest = this.#rest;
    if (rest.length === 0) return 0;
    const head = Buffer.concat([rest.subarray(0, HEAD_BYTES), piece.subarray(0, HEAD_BYTES)]);
    if (head.length < HEAD_BYTES) return 0;
    const missing = 1 + head.readUInt32BE(1) - rest.length;
    if (missing > piece.length) {
      this.#rest = Buffer.concat([rest, piece]);
      return piece.length;
    }
    this.#rest = NOTHING;
    const message = Buffer.concat([rest, piece.subarray(0, missing)]);
    this.#message(message, 0, message.length, others);
    return missing;
  }

  #message(bytes: Buffer, at: number, end: number, others: Buffer[]): void {
    if (bytes[at] === COPY_DATA) this.#row(bytes, at + HEAD_BYTES, end);
    else others.push(bytes.subarray(at, end));
  }

  /** Once a row, millions of times: nothing is made here. */
  #row(bytes: Buffer, from: number, to: number): void {
    if (this.#failure !== null) return;
    try {
      this.#take(bytes, from, to);
    } catch (error) {
      this.#fail(error);
    }
  }

  #wait(): undefined | Promise<void> {
    if (this.#failure !== null) return undefined;
    try {
      return this.#pause();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error ?? new Error('reading a row failed');
  }

  #passOn(others: readonly Buffer[]): void {
    for (const message of others) this.#toParser(message);
    if (this.#socket === null && this.#rest.length > 0) this.#toParser(this.#rest);
  }

  /** Before the end is told: the next query may begin within the same call. */
  #release(error: unknown): void {
    this.#socket?.off('data', this.#onData);
    this.#socket?.on('data', this.#toParser);
    this.#socket = null;
    this.#end(this.#failure ?? error);
  }

  handleReadyForQuery(): void {
    this.#release(null);
  }

  handleError(error: unknown): void {
    this.#release(error);
  }

  handleCommandComplete(): void {}
}
