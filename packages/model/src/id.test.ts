import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idBytes, idFromBytes, idFromUuid, idUuid, parseId, uuidV7 } from './id.js';

describe('an id', () => {
  test('carries its 128 bits through text and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const id = idFromBytes('clm', bytes);
        expect(parseId('clm', id)).toBe(id);
        expect(idBytes(id)).toEqual(bytes);
        expect(idFromUuid('clm', idUuid(id))).toBe(id);
      }),
    );
  });
  test('of another kind, too long or with a foreign letter is none', () => {
    const id = idFromBytes('rep', new Uint8Array(16));
    expect(parseId('clm', id)).toBeNull();
    expect(parseId('rep', `${id}0`)).toBeNull();
    expect(parseId('rep', `rep_8${'0'.repeat(25)}`)).toBeNull();
    expect(parseId('rep', `rep_${'u'.repeat(26)}`)).toBeNull();
  });
  test('made later sorts later', () => {
    const random = new Uint8Array(10).fill(255);
    expect(idFromBytes('rep', uuidV7(1_000, random)) < idFromBytes('rep', uuidV7(1_001, new Uint8Array(10)))).toBe(
      true,
    );
    expect(idUuid(idFromBytes('rep', uuidV7(0, random)))).toMatch(/^00000000-0000-7fff-bfff-ffffffffffff$/);
  });
});
