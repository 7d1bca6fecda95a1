/** How a row of the contract is answered: a handler gets a call and gives a value or a refusal. */
import type { ROUTES, RouteName } from '@trama/contract';
import { type Language, type Refusal, Refused, type Result } from '@trama/model';
import { appendAudit, type ReaderContext, type Session, type Tx } from '@trama/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Workbench } from '../workbench.js';

type Row<N extends RouteName> = (typeof ROUTES)[N];
type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined;
type QueryOf<N extends RouteName> = Row<N> extends { query: infer Q } ? OutputOf<Q> : undefined;
type BodyOf<N extends RouteName> = Row<N> extends { body: infer B } ? OutputOf<B> : undefined;
export type AnswerOf<N extends RouteName> = z.input<Row<N>['answer']>;

export interface Call<N extends RouteName> {
  readonly workbench: Workbench;
  /** Who asks; on an `open` address nobody. */
  readonly session: Session;
  readonly reader: ReaderContext;
  readonly id: string;
  readonly query: QueryOf<N>;
  readonly body: BodyOf<N>;
  readonly language: Language;
  readonly now: Date;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Reads as this reader. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes as this reader, with the audit's entry in the same transaction; a refusal takes all of it back. */
  write<T>(object: string | null, work: (tx: Tx) => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>>;
}

/**
 * `read`: one entry in the audit after the answer is made and before it is sent. `write`: the entry
 * is made by `call.write`; what was refused gets one of its own. `none`: nothing of substance is shown.
 */
export type Audited = 'read' | 'write' | 'none';

export interface RouteSpec<N extends RouteName> {
  readonly audit: Audited;
  /** What the audit's entry is about; default the id of the address. */
  readonly object?: (call: Call<N>) => string | null;
  /** What the reader states it is for. */
  readonly purpose?: (call: Call<N>) => string | null;
  /** Ids and names that the answer shows, so that an auditor can tell who saw them. */
  readonly shown?: (answer: AnswerOf<N>) => readonly string[];
  /** How many the answer names; default the length of its `items`. */
  readonly results?: (answer: AnswerOf<N>) => number;
  readonly handle: (call: Call<N>) => Promise<Result<AnswerOf<N>, Refusal>>;
}

export type RouteSpecs<N extends RouteName> = { readonly [K in N]: RouteSpec<K> };

/** `Call.write`: runs `work` and the entry in one transaction. */
export async function auditedWrite<T>(
  workbench: Workbench,
  reader: ReaderContext,
  entry: { action: string; object: string | null; purpose: string | null },
  work: (tx: Tx) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await workbench.store.write(reader, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.error);
      await appendAudit(tx, { ...entry, outcome: 'done', osUser: null });
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusal };
    throw error;
  }
}
