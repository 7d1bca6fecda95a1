/** The entities of a FollowTheMoney file: one JSON object a line, or one array of them. */
import { Refused, refusal } from '@trama/model';
import { isDeeper } from './json-depth.js';
import { cleanText, detectEncoding, isBinary, textChunks } from './text-encoding.js';

const MAX_DEPTH = 64;
const MAX_LINE = 1 << 26;

/** A line's object, or why it is none. */
export type FtmLine = { readonly json: Readonly<Record<string, unknown>> } | { readonly why: string };

/** Throws `Refused`: `json-depth`, `file-kind`, `file-broken`, `file-too-large`. */
export function* ftmLines(bytes: Uint8Array): Generator<FtmLine> {
  const encoding = detectEncoding(bytes);
  if (isBinary(bytes, encoding)) {
    throw new Refused(refusal('file-kind', { expected: 'JSON entities', found: 'binary data' }));
  }
  let rest = '';
  let first = true;
  for (const chunk of textChunks(bytes, encoding)) {
    rest += chunk;
    if (first && rest.trimStart() !== '') {
      first = false;
      if (rest.trimStart().startsWith('[')) {
        yield* arrayEntities(bytes);
        return;
      }
    }
    const lines = rest.split('\n');
    rest = lines.pop() as string;
    if (rest.length > MAX_LINE) throw new Refused(refusal('file-too-large', { limit: '64 MB a line' }));
    for (const line of lines) if (line.trim() !== '') yield parseLine(line);
  }
  if (rest.trim() !== '') yield parseLine(rest);
}

function* arrayEntities(bytes: Uint8Array): Generator<FtmLine> {
  const text = [...textChunks(bytes, detectEncoding(bytes))].join('');
  if (isDeeper(text, MAX_DEPTH)) throw new Refused(refusal('json-depth'));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refused(refusal('file-broken', { expected: 'JSON array', found: 'one that does not parse' }));
  }
  for (const entity of json as unknown[]) yield asObject(entity);
}

function parseLine(line: string): FtmLine {
  if (isDeeper(line, MAX_DEPTH)) throw new Refused(refusal('json-depth'));
  try {
    return asObject(JSON.parse(line));
  } catch {
    return { why: 'no JSON object' };
  }
}

function asObject(json: unknown): FtmLine {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { why: 'no JSON object' };
  return { json: json as Record<string, unknown> };
}

/** The id of an entity, null where it has none. */
export function ftmId(json: Readonly<Record<string, unknown>>): string | null {
  return typeof json.id === 'string' && json.id.trim() !== '' ? cleanText(json.id).trim() : null;
}

export function ftmSchema(json: Readonly<Record<string, unknown>>): string {
  return typeof json.schema === 'string' ? json.schema : '';
}

/** False where `properties` is there and is no object; an entity may have none. */
export function hasProperties({ properties }: Readonly<Record<string, unknown>>): boolean {
  return (
    properties === undefined || (typeof properties === 'object' && properties !== null && !Array.isArray(properties))
  );
}

/** The texts of each property, cleaned; values that are neither text nor number are left out. */
export function ftmProperties(json: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const properties = new Map<string, string[]>();
  const { properties: raw } = json;
  if (typeof raw !== 'object' || raw === null) return properties;
  for (const [name, values] of Object.entries(raw)) {
    const texts: string[] = [];
    for (const value of Array.isArray(values) ? values : [values]) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const text = cleanText(String(value)).trim();
      if (text !== '') texts.push(text);
    }
    if (texts.length > 0) properties.set(cleanText(name), texts);
  }
  return properties;
}
