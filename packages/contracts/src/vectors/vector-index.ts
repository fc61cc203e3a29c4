/** Metadata values a vector may carry and be filtered by. */
export type VectorMetadataValue = string | number | boolean | string[];
export type VectorMetadata = Record<string, VectorMetadataValue>;

export interface VectorRecord {
  id: string;
  values: number[];
  metadata?: VectorMetadata;
}

type Scalar = string | number | boolean;
export type VectorFilterCondition =
  | Scalar
  | {
      $eq?: Scalar;
      $ne?: Scalar;
      $in?: Scalar[];
      $nin?: Scalar[];
      $lt?: number | string;
      $lte?: number | string;
      $gt?: number | string;
      $gte?: number | string;
    };
/** Conditions by metadata field, all of which must hold; applied before the best are taken. */
export type VectorFilter = Record<string, VectorFilterCondition>;

export interface VectorQuery {
  topK: number;
  filter?: VectorFilter;
  /** Only vectors of these ids, 50,000 at most. */
  among?: string[];
  /** Without vectors of these ids, 50,000 at most. */
  except?: string[];
  returnMetadata?: boolean;
}

export interface VectorMatch {
  id: string;
  /** Cosine similarity, -1 to 1. */
  score: number;
  metadata?: VectorMetadata;
}

/**
 * A vector index scoped to one organization, with the semantics and limits of Cloudflare
 * Vectorize, so that either can stand behind it.
 */
export interface VectorIndex {
  /** At most 1,000 records; the last write of an id wins. */
  upsert(records: VectorRecord[]): Promise<void>;
  query(vector: number[], query: VectorQuery): Promise<VectorMatch[]>;
  getByIds(ids: string[]): Promise<VectorRecord[]>;
  deleteByIds(ids: string[]): Promise<void>;
  describe(): Promise<{ vectors: number; dimensions: number }>;
}
