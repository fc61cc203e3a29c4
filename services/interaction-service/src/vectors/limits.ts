import type { VectorRecord } from '@crow/contracts';

/** The limits of Cloudflare Vectorize; the embedded index refuses what Vectorize would refuse. */
export const VECTOR_LIMITS = {
  upsertRecords: 1_000,
  topK: 100,
  topKWithMetadata: 20,
  idBytes: 64,
  metadataBytes: 10_240,
  dimensions: 1_536,
  /** A filter as JSON. */
  filterJsonBytes: 2_048,
  /** Ids that a question may be among, or without; of the embedded index only. */
  among: 50_000,
  /** Strings in filters are compared on their first bytes. */
  filterBytes: 64,
} as const;

/** A record or query is beyond what the index takes. */
export class VectorLimitError extends Error {
  override name = 'VectorLimitError';
}

/** @throws {VectorLimitError} */
export function checkUpsert(records: readonly VectorRecord[]): void {
  if (records.length <= VECTOR_LIMITS.upsertRecords) return;
  throw new VectorLimitError(`an upsert takes ${VECTOR_LIMITS.upsertRecords} records at most`);
}

/** @throws {VectorLimitError} */
export function checkRecord({ id, values, metadata = {} }: VectorRecord): void {
  if (id === '' || bytesOf(id) > VECTOR_LIMITS.idBytes) {
    throw new VectorLimitError(`an id takes 1 to ${VECTOR_LIMITS.idBytes} bytes`);
  }
  if (values.length === 0 || values.length > VECTOR_LIMITS.dimensions) {
    throw new VectorLimitError(`a vector has 1 to ${VECTOR_LIMITS.dimensions} dimensions`);
  }
  const length = Math.hypot(...values);
  if (!(length > 0) || length === Number.POSITIVE_INFINITY)
    throw new VectorLimitError('a vector must have a direction');
  if (bytesOf(JSON.stringify(metadata)) > VECTOR_LIMITS.metadataBytes) {
    throw new VectorLimitError(`metadata takes ${VECTOR_LIMITS.metadataBytes} bytes at most`);
  }
}

/** @throws {VectorLimitError} */
export function checkTopK(topK: number, returnMetadata: boolean): void {
  const limit = returnMetadata ? VECTOR_LIMITS.topKWithMetadata : VECTOR_LIMITS.topK;
  if (Number.isInteger(topK) && topK >= 1 && topK <= limit) return;
  throw new VectorLimitError(`topK must be a whole number from 1 to ${limit}`);
}

/** @throws {VectorLimitError} */
export function checkAmong(ids: readonly string[] | undefined): void {
  if (ids === undefined || ids.length <= VECTOR_LIMITS.among) return;
  throw new VectorLimitError(`a question is among, or without, ${VECTOR_LIMITS.among} ids at most`);
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
