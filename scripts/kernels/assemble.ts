/** Bytes of instructions, one after the other. */
export type Code = readonly number[];

/** A function of the module: whole numbers go in, nothing comes out; its other variables are numbers, then vectors. */
export interface Kernel {
  name: string;
  parameters: number;
  /** Beside the parameters. */
  numbers: number;
  vectors: number;
  body: Code;
}

const I32 = 0x7f;
const V128 = 0x7b;

/** Unsigned number as WebAssembly writes it (LEB128). */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>>= 7;
  } while (left > 0);
  return bytes;
}

/** Small signed number (LEB128 of one byte): -64 to 63. */
const signed = (value: number): number[] => [value & 0x7f];
const simd = (code: number, ...more: number[]): number[] => [0xfd, ...unsigned(code), ...more];

export const get = (variable: number): number[] => [0x20, ...unsigned(variable)];
export const set = (variable: number): number[] => [0x21, ...unsigned(variable)];
export const add = [0x6a];
export const less = [0x49];
/** Adds a small number to a variable. */
export const step = (variable: number, by: number): number[] => [
  ...get(variable),
  ...[0x41, ...signed(by)],
  ...add,
  ...set(variable),
];
/** Repeats instructions as long as what they leave behind is not zero. */
export const repeat = (...body: Code[]): number[] => [0x03, 0x40, ...body.flat(), 0x0d, 0x00, 0x0b];
/** Reads sixteen bytes at an address, `offset` bytes further. */
export const load = (offset = 0): number[] => simd(0x00, 0x00, ...unsigned(offset));
export const zero = simd(0x0c, ...new Array<number>(16).fill(0));
export const storeInt = [0x36, 0x02, 0x00];
export const storeFloat = [0x38, 0x02, 0x00];
/** Of sixteen numbers of 8 bits the lower or upper eight in 16 bits. */
export const widenLow = simd(0x87);
export const widenHigh = simd(0x88);
/** Products of 16-bit numbers, two added up to one of 32 bits. */
export const products = simd(0xba);
export const addInts = simd(0xae);
export const addFloats = simd(0xe4);
export const timesFloats = simd(0xe6);

/** The sum of a vector's four numbers. */
export function sumOf(vector: number, kind: 'int' | 'float'): number[] {
  const lane = (place: number) => [...get(vector), ...simd(kind === 'int' ? 0x1b : 0x1f, place)];
  const plus = kind === 'int' ? add : [0x92];
  return [...lane(0), ...lane(1), ...plus, ...lane(2), ...plus, ...lane(3), ...plus];
}

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];
const text = (value: string): number[] => list([...new TextEncoder().encode(value)].map((byte) => [byte]));

/** A module (WebAssembly 2.0, binary format) with these functions and a memory of its own, `memory`, of one page. */
export function assemble(kernels: readonly Kernel[]): Uint8Array {
  const types = kernels.map(({ parameters }) => [0x60, ...list(new Array<number[]>(parameters).fill([I32])), 0x00]);
  const functions = kernels.map((_, index) => unsigned(index));
  const exported = kernels.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  const bodies = kernels.map(({ numbers, vectors, body }) => {
    const variables = list([
      [...unsigned(numbers), I32],
      [...unsigned(vectors), V128],
    ]);
    const code = [...variables, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(3, list(functions)),
    ...section(5, list([[0x00, 0x01]])),
    ...section(7, list([...exported, [...text('memory'), 0x02, 0x00]])),
    ...section(10, list(bodies)),
  ]);
}
