import type { Acquisition, EmbeddingResult, SessionContext, SessionRef, Understanding } from '@crow/contracts';
import type { IdentitySigns } from '@crow/identity';
import type { Environment } from '../environment.ts';
import { readJson, writeOnce } from './stored-json.ts';

type Results = Pick<Environment, 'RESULTS'>;

/** Everything that processing found about one session revision. */
export interface SessionResult {
  schema: 1;
  context: SessionContext;
  events: number;
  pages: number;
  /** Path of the first page; empty when no event names one. */
  entryPath: string;
  archiveKey: string;
  /** Name of the object with the organization as it was known at that time. */
  organizationKey: string;
  understanding: Understanding;
  /** Absent for sessions without a page view, and in results from before it was found. */
  acquisition?: Acquisition;
  /** Absent in results from before it was found. */
  signs?: IdentitySigns;
}

/** Name of the object that holds a revision's result. */
export function resultKey(ref: SessionRef): string {
  return `org=${ref.organizationId}/session=${ref.sessionId}/r${ref.revision}.json`;
}

/** Name of the object that holds the vectors of a revision's interactions. */
export function vectorsKey(ref: SessionRef): string {
  return `org=${ref.organizationId}/session=${ref.sessionId}/r${ref.revision}.vectors.json`;
}

/** The result of a revision, or null when it has none yet. */
export function readResult(env: Results, ref: SessionRef): Promise<SessionResult | null> {
  return readJson(env, resultKey(ref));
}

/**
 * Keeps the result of a revision. The first one stays: all tries of a revision then work on the same
 * interactions, even when a model would word them differently each time.
 */
export function writeResult(env: Results, ref: SessionRef, result: SessionResult): Promise<void> {
  return writeOnce(env, resultKey(ref), result);
}

/** The vectors of a revision's interactions, in their order, or null when there are none yet. */
export function readVectors(env: Results, ref: SessionRef): Promise<EmbeddingResult | null> {
  return readJson(env, vectorsKey(ref));
}

/** Keeps the vectors of a revision's interactions; the first ones stay. */
export function writeVectors(env: Results, ref: SessionRef, vectors: EmbeddingResult): Promise<void> {
  return writeOnce(env, vectorsKey(ref), vectors);
}
