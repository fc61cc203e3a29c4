/** A vector of unit length in eight bits a number. */
export interface QuantizedVector {
  /** `value = number * scale`. */
  scale: number;
  numbers: Int8Array;
}

/**
 * Brings a vector to unit length and rounds it to 8 bits: a quarter of the space, and cosines stay within about 0.01.
 * @param values numbers of a vector that has a direction
 */
export function quantize(values: readonly number[]): QuantizedVector {
  const length = Math.hypot(...values);
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0) / length;
  const scale = largest / 127;
  return { scale, numbers: Int8Array.from(values, (value) => Math.round(value / length / scale)) };
}

/** Cosine of a unit vector and a quantized one. */
export function cosine(unit: Float32Array, quantized: QuantizedVector): number {
  const { numbers, scale } = quantized;
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (unit[i] ?? 0) * (numbers[i] ?? 0);
  return sum * scale;
}

/** The numbers of a quantized vector, of about unit length. */
export function dequantize({ scale, numbers }: QuantizedVector): number[] {
  return Array.from(numbers, (number) => number * scale);
}

/** The vector scaled to length one. */
export function unitVector(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
