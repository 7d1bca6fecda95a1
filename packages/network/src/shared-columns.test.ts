import { expect, it } from 'vitest';
import { shareColumns, type Wasm } from './shared-columns.js';

const PLAN = { few: ['int32', 3], none: ['float64', 0], many: ['float64', 20_000] } as const;

it('gives columns of zeros in one memory, none on top of another, with the kernels', () => {
  const { columns, kernels } = shareColumns(PLAN);
  const { few, none, many } = columns;
  expect([few.length, none.length, many.length]).toEqual([3, 0, 20_000]);
  expect(few.buffer).toBe(many.buffer);
  expect(few.byteOffset).toBeGreaterThan(0);
  expect(many.byteOffset).toBeGreaterThanOrEqual(few.byteOffset + few.byteLength);
  expect(few.some(Boolean) || many.some(Boolean)).toBe(false);
  expect(kernels?.relaxShift).toBeTypeOf('function');
});

it('gives plain columns without kernels where WebAssembly is missing, refused or too small', () => {
  const refusing: Wasm = { ...WebAssembly, Module: () => expect.fail('forbidden by the policy') } as never;
  const small: Wasm = { ...WebAssembly, Memory: () => expect.fail('past 4 GB') } as never;
  for (const wasm of [null, refusing, small]) {
    const { columns, kernels } = shareColumns(PLAN, wasm);
    expect([kernels, columns.few, columns.none.length, columns.many.length]).toEqual([
      null,
      new Int32Array(3),
      0,
      20_000,
    ]);
  }
});
