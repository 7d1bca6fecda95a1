/**
 * What of a request or an answer is an id or a cursor. Such a part is sealed for the reader's agency on its way out
 * and opened on its way in (docs/decisions/0008-sealed-ids.md); which parts these are is read off the schemas, so
 * that no handler does it and none can forget it.
 */
import type { IdPrefix } from '@trama/model';
import { z } from 'zod';

export type Sealed =
  | { readonly kind: 'id'; readonly prefix: IdPrefix }
  | { readonly kind: 'tie' }
  /** Of requests alone. */
  | { readonly kind: 'words' }
  | { readonly kind: 'cursor' };
export const SEALED: z.core.$ZodRegistry<Sealed> = z.registry<Sealed>();

/** Gives the text that stands in place of one that is sealed. */
export type Change = (sealed: Sealed, text: string) => string;
/** The value with every sealed part of it changed; what has none is handed on as it is. */
export type Walk = (value: unknown, change: Change) => unknown;

/** Null where nothing of the schema is sealed. Throws for a kind of schema whose parts it cannot tell. */
export function walkOf(schema: z.core.$ZodType): Walk | null {
  const sealed = SEALED.get(schema);
  if (sealed !== undefined) return (value, change) => (typeof value === 'string' ? change(sealed, value) : value);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      if (def.catchall !== undefined) return unknown(def.type, [def.catchall, ...Object.values(def.shape)]);
      return objectWalk(def.shape);
    case 'array':
      return arrayWalk(walkOf(def.element));
    case 'tuple':
      return unknown(def.type, [...def.items, ...(def.rest === null ? [] : [def.rest])]);
    case 'record':
      return recordWalk(walkOf(def.keyType), walkOf(def.valueType));
    case 'union':
      return unionWalk(def.options);
    case 'nullable':
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return walkOf(def.innerType);
    case 'pipe':
      return unknown(def.type, [def.in, def.out]);
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'literal':
    case 'enum':
    case 'null':
    case 'undefined':
    case 'never':
    case 'date':
    case 'any':
    case 'unknown':
    case 'custom':
    case 'transform':
      return null;
    default:
      throw new Error(`sealed parts of a schema "${def.type}" cannot be told`);
  }
}

/** Fit to hold nothing that is sealed. */
function unknown(type: string, parts: readonly z.core.$ZodType[]): null {
  if (parts.some((part) => walkOf(part) !== null)) throw new Error(`a sealed part stands in a "${type}"`);
  return null;
}

function objectWalk(shape: Readonly<Record<string, z.core.$ZodType>>): Walk | null {
  const walks = Object.entries(shape).flatMap(([key, part]) => {
    const walk = walkOf(part);
    return walk === null ? [] : [[key, walk] as const];
  });
  if (walks.length === 0) return null;
  return (value, change) => {
    if (!isObject(value)) return value;
    const changed: Record<string, unknown> = { ...value };
    for (const [key, walk] of walks) if (changed[key] != null) changed[key] = walk(changed[key], change);
    return changed;
  };
}

function arrayWalk(element: Walk | null): Walk | null {
  if (element === null) return null;
  return (value, change) => (Array.isArray(value) ? value.map((one) => element(one, change)) : value);
}

function recordWalk(key: Walk | null, part: Walk | null): Walk | null {
  if (key === null && part === null) return null;
  return (value, change) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, one]) => [
            key === null ? name : key(name, change),
            part === null ? one : part(one, change),
          ]),
        )
      : value;
}

/** The first option that fits, as when the value was parsed. */
function unionWalk(options: readonly z.core.$ZodType[]): Walk | null {
  const walks = options.map((option) => ({ option, walk: walkOf(option) }));
  if (walks.every(({ walk }) => walk === null)) return null;
  return (value, change) => {
    const fitting = walks.find(({ option }) => z.core.safeParse(option, value).success);
    return fitting?.walk == null ? value : fitting.walk(value, change);
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
