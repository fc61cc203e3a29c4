import type { Problem } from '../access/problem.ts';
import type { BatchReceipt } from './receipt.ts';
import type { WireBatch } from './wire-batch.ts';

/** Where a batch comes from, as the edge or a client on its sender's behalf says it. */
export interface BatchSender {
  userAgent?: string;
  country?: string;
  region?: string;
  city?: string;
}

/**
 * Batches of several sessions in one request of the gateway to the ingest worker (`POST /parcels`): the platform lets one
 * request call other Workers a few times only, and a server sends for many people at once.
 */
export interface Parcel {
  batches: ParcelBatch[];
}

export interface ParcelBatch {
  batch: WireBatch;
  /** Client clock when this was sent, Unix milliseconds; null when the client did not say. */
  sentAt: number | null;
  sender: BatchSender;
}

/** What became of each batch of a parcel, in its order; each was stored, or not, by itself. */
export interface ParcelReceipt {
  answers: (BatchReceipt | Problem)[];
}
