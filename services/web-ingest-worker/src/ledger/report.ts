import type { Rejection } from '@crow/contracts';

/** A stored batch, as the ledger hears of it. */
export interface ReportedBatch {
  batchId: string;
  keyId: string;
  receivedAt: number;
  source: string;
  /** Number of the batch's first event as sent. */
  seq: number;
  /** Positions of the good events in the batch as sent. */
  positions: number[];
  /** Positions of those that the session held already. */
  repeated: number[];
  /** Of those that have ids of their own. */
  ownIds: { position: number; id: string }[];
}

/** What a session tells of batches that it stored. Telling it again changes nothing. */
export interface StoredReport {
  sessionId: string;
  batches: ReportedBatch[];
  /** Events of batches that came again meanwhile. Only this would be counted again. */
  copies: { keyId: string; events: number }[];
}

/** What a session tells of events that it refused, before it answers. Telling it again changes nothing. */
export interface RejectedReport {
  sessionId: string;
  keyId: string;
  batchId: string;
  receivedAt: number;
  source: string;
  seq: number;
  /** Samples are absent of events of which nothing is kept to look at. */
  events: { rejection: Rejection; sample: string | null }[];
}

/** Objects that the ledger of an organization is spread over. */
export const LEDGER_SHARDS = 4;

/** Name of the object that keeps what becomes of a source's events. */
export function ledgerName(organizationId: string, source: string): string {
  return ledgerNames(organizationId)[hash(source) % LEDGER_SHARDS] as string;
}

/** Names of all objects of an organization's ledger. */
export function ledgerNames(organizationId: string): string[] {
  return Array.from({ length: LEDGER_SHARDS }, (_, shard) => `${organizationId}/${shard}`);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  return bits >>> 0;
}
