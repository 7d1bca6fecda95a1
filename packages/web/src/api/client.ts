/** Typed calls to the server, derived from the contract's routes. */
import { type ImportAnswer, importAnswer, type Problem, problem, ROUTES, type RouteName } from '@trama/contract';
import type { Language } from '@trama/model';

type Routes = typeof ROUTES;
type InputOf<S> = S extends { _zod: { input: infer I } } ? I : never;
type OutputOf<S> = S extends { _zod: { output: infer O } } ? O : never;
type Texts<T> = { readonly [K in keyof T]?: T[K] | number | string | undefined };

export type Answer<N extends RouteName> = OutputOf<Routes[N]['answer']>;
export type QueryOf<N extends RouteName> = Routes[N] extends { query: infer Q } ? Texts<InputOf<Q>> : never;
type BodyOf<N extends RouteName> = Routes[N] extends { body: infer B } ? InputOf<B> : never;

export interface CallOptions<N extends RouteName> {
  readonly id?: string;
  readonly query?: QueryOf<N>;
  readonly body?: BodyOf<N>;
  readonly signal?: AbortSignal;
}

/** A refusal of the server: RFC 9457, in the reader's language, with a code of the catalogue. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(of: Problem) {
    super(of.detail);
    this.name = 'Refusal';
    this.problem = of;
  }
}

/** The server could not be reached or did not answer as agreed; `status` 0 where there was no answer. */
export class Unreachable extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Unreachable';
    this.status = status;
  }
}

export interface ApiWorld {
  readonly csrf: () => string | null;
  readonly language: () => Language;
  /** Told of every refusal: 401 leads to the sign-in, 423 to the lock. */
  readonly onRefusal: (problem: Problem) => void;
  /** Asks the reader for a fresh proof; true where it was given. */
  readonly prove: () => Promise<boolean>;
}

export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

export interface Api {
  readonly call: <N extends RouteName>(name: N, options?: CallOptions<N>) => Promise<Answer<N>>;
  /** POST /api/reports: multipart, so that the browser streams the files from disk. */
  readonly upload: (
    files: readonly File[],
    fields: Readonly<Record<string, string>>,
    onProgress: (progress: UploadProgress) => void,
    signal: AbortSignal,
  ) => Promise<ImportAnswer>;
}

export function createApi(world: ApiWorld): Api {
  function refuse(status: number, text: string): never {
    const parsed = problem.safeParse(parseJson(text));
    if (!parsed.success) throw new Unreachable(status, `HTTP ${status}`);
    world.onRefusal(parsed.data);
    throw new Refusal(parsed.data);
  }
  function headers(method: string): Record<string, string> {
    const csrf = world.csrf();
    return {
      'accept-language': world.language(),
      ...(method !== 'GET' && csrf ? { 'x-csrf-token': csrf } : {}),
    };
  }
  const once: Api['call'] = async (name, options = {}) => {
    const route = ROUTES[name];
    const response = await fetch(routeAddress(name, options), {
      method: route.method,
      headers: {
        ...headers(route.method),
        accept: 'application/json',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
      credentials: 'same-origin',
    }).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new Unreachable(0, 'no answer');
    });
    const text = await response.text();
    if (!response.ok) refuse(response.status, text);
    const parsed = route.answer.safeParse(parseJson(text));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new Unreachable(response.status, `${name}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    return parsed.data as never;
  };
  return {
    call: async (name, options = {}) => {
      try {
        return await once(name, options);
      } catch (error) {
        const asks = error instanceof Refusal && error.problem.code === 'step-up-needed';
        if (!asks || !(await world.prove())) throw error;
        return once(name, options);
      }
    },
    upload: (files, fields, onProgress, signal) =>
      new Promise<ImportAnswer>((resolve, reject) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.append(name, value);
        for (const file of files) form.append('file', file, file.name);
        const request = new XMLHttpRequest();
        request.open('POST', '/api/reports');
        for (const [name, value] of Object.entries(headers('POST'))) request.setRequestHeader(name, value);
        request.upload.addEventListener('progress', (event) => onProgress({ sent: event.loaded, total: event.total }));
        request.addEventListener('error', () => reject(new Unreachable(0, 'no answer')));
        request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        request.addEventListener('load', () => {
          try {
            if (request.status >= 400) refuse(request.status, request.responseText);
            resolve(importAnswer.parse(parseJson(request.responseText)));
          } catch (error) {
            reject(error);
          }
        });
        signal.addEventListener('abort', () => request.abort(), { once: true });
        request.send(form);
      }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The address of a call: `:id` filled in, absent query values left out, lists repeated. */
export function routeAddress<N extends RouteName>(name: N, options: CallOptions<N>): string {
  const path = ROUTES[name].path.replace(':id', encodeURIComponent(options.id ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries((options.query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one));
    }
  }
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}
