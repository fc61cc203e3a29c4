/**
 * Multi-head self-attention (Vaswani et al. 2017) among the rows of one text.
 * @param qkv for each row its queries, keys and values, one after the other, each `width` long
 * @returns for each row the values it attends to, `width` long
 */
export function attention(qkv: Float32Array, count: number, width: number, heads: number): Float32Array {
  const size = width / heads;
  const factor = 1 / Math.sqrt(size);
  const stride = 3 * width;
  const result = new Float32Array(count * width);
  const weights = new Float64Array(count);
  for (let head = 0; head < heads; head++) {
    const offset = head * size;
    for (let row = 0; row < count; row++) {
      const query = row * stride + offset;
      let largest = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < count; other++) {
        const key = other * stride + width + offset;
        let dot = 0;
        for (let i = 0; i < size; i++) dot += (qkv[query + i] as number) * (qkv[key + i] as number);
        weights[other] = dot * factor;
        largest = Math.max(largest, dot * factor);
      }
      let total = 0;
      for (let other = 0; other < count; other++) {
        const weight = Math.exp((weights[other] as number) - largest);
        weights[other] = weight;
        total += weight;
      }
      const out = row * width + offset;
      for (let other = 0; other < count; other++) {
        const share = (weights[other] as number) / total;
        const value = other * stride + 2 * width + offset;
        for (let i = 0; i < size; i++)
          result[out + i] = (result[out + i] as number) + share * (qkv[value + i] as number);
      }
    }
  }
  return result;
}
