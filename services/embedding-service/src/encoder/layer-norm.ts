const EPSILON = 1e-6;

/** Layer normalization (Ba, Kiros, Hinton 2016) of several rows that lie one after the other. */
export function layerNorm(rows: Float32Array, count: number, scale: Float32Array, bias: Float32Array): Float32Array {
  const width = scale.length;
  const result = new Float32Array(rows.length);
  for (let row = 0; row < count; row++) {
    const from = row * width;
    let sum = 0;
    for (let i = from; i < from + width; i++) sum += rows[i] as number;
    const mean = sum / width;
    let squares = 0;
    for (let i = from; i < from + width; i++) squares += ((rows[i] as number) - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + EPSILON);
    for (let i = 0; i < width; i++) {
      result[from + i] = ((rows[from + i] as number) - mean) * factor * (scale[i] as number) + (bias[i] as number);
    }
  }
  return result;
}
