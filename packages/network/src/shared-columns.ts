import { KERNELS } from './kernels.generated.js';

interface Kinds {
  readonly uint8: Uint8Array;
  readonly int32: Int32Array;
  readonly float32: Float32Array;
  readonly float64: Float64Array;
}

/** Each column's kind and length. */
export type Plan = Readonly<Record<string, readonly [kind: keyof Kinds, length: number]>>;

type Columns<P extends Plan> = { readonly [Name in keyof P]: Kinds[P[Name][0]] };

/**
 * The functions of `packages/network/wasm`. Each does what its twin in TypeScript does, bit for bit; a column
 * is given by its `byteOffset`.
 */
export interface Kernels {
  readonly arrangeRows: Kernel;
  readonly closeLevel: Kernel;
  readonly countTriangles: Kernel;
  readonly flattenTrees: Kernel;
  readonly gatherDependencies: Kernel;
  readonly guessShift: Kernel;
  readonly joinArcs: Kernel;
  readonly lookAtShares: Kernel;
  readonly numberTrees: Kernel;
  readonly relaxShift: Kernel;
  readonly peelCores: Kernel;
  readonly plantTrees: Kernel;
  readonly pointUpward: Kernel;
  readonly pullPaths: Kernel;
  readonly pushPaths: Kernel;
  readonly pull: Kernel;
  readonly push: Kernel;
  readonly rankNodes: Kernel;
  readonly renumberTrees: Kernel;
  readonly takeShift: Kernel;
  readonly takeValues: Kernel;
  readonly siftCores: Kernel;
  readonly startCores: Kernel;
}

type Kernel = (...numbers: number[]) => void;

/** What the kernels run on; null where there is none. */
export type Wasm = typeof WebAssembly;

const BYTES = { uint8: 1, int32: 4, float32: 4, float64: 8 } as const;
const ARRAYS = { uint8: Uint8Array, int32: Int32Array, float32: Float32Array, float64: Float64Array } as const;
const PAGE_BYTES = 65_536;
/** Columns begin on a line of the processor's cache; none at address 0, which stands for an absent one. */
const LINE_BYTES = 64;

/**
 * Columns that TypeScript and the kernels work on alike: they lie in one memory, so that nothing is copied from step
 * to step. Without WebAssembly and its vectors, where a page's policy forbids it, or past its 4 GB, they are plain
 * arrays without kernels. All zeros.
 */
export function shareColumns<const P extends Plan>(
  plan: P,
  wasm: Wasm | null = globalThis.WebAssembly ?? null,
): { readonly columns: Columns<P>; readonly kernels: Kernels | null } {
  const places = placesOf(plan);
  const bound = bindKernels(places.end, wasm);
  const columns = Object.entries(plan).map(([name, [kind, length]], i) => {
    const at = bound === null ? [length] : [bound.buffer, places.starts[i]!, length];
    return [name, Reflect.construct(ARRAYS[kind], at)];
  });
  return { columns: Object.fromEntries(columns) as Columns<P>, kernels: bound?.kernels ?? null };
}

function placesOf(plan: Plan): { starts: number[]; end: number } {
  let end = LINE_BYTES;
  const starts = Object.values(plan).map(([kind, length]) => {
    const start = end;
    end = Math.ceil((start + length * BYTES[kind]) / LINE_BYTES) * LINE_BYTES;
    return start;
  });
  return { starts, end };
}

function bindKernels(bytes: number, wasm: Wasm | null) {
  if (wasm === null) return null;
  try {
    const memory = new wasm.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const { exports } = new wasm.Instance(moduleOf(wasm), { env: { memory } });
    return { buffer: memory.buffer, kernels: exports as unknown as Kernels };
  } catch {
    // Whatever this engine or page refuses, the steps in TypeScript give the same values.
    return null;
  }
}

/** Compiled once: what the engine made faster stays so from one analysis to the next. */
const MODULES = new WeakMap<Wasm, WebAssembly.Module>();

function moduleOf(wasm: Wasm): WebAssembly.Module {
  const known = MODULES.get(wasm);
  if (known !== undefined) return known;
  const module = new wasm.Module(bytesOf(KERNELS));
  MODULES.set(wasm, module);
  return module;
}

/** A loop: to walk the text by letters and call for each costs more than to compile it. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
