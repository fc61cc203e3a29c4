/** How long answers took. */
export interface Latencies {
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** Percentiles by nearest rank. */
export function percentiles(measuredMs: number[]): Latencies {
  const sorted = Float64Array.from(measuredMs).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
