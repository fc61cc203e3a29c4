import type { Acquisition, EmbeddingResult, SessionContext, SessionRef, Understanding } from '@crow/contracts';
import type { IdentitySigns } from '@crow/identity';
import type { Environment } from '../environment.ts';
import { readJson, writeJson, writeOnce } from './stored-json.ts';

type Results = Pick<Environment, 'RESULTS'>;

/**
 * Everything that processing found about one session revision. When a revision is read again, the new reading is another edition
 * of its result beside the first, which is edition 0.
 */
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
  /** Vectors of the interactions, in their order; absent when they were not there yet, and then kept beside it. */
  embedded?: EmbeddingResult;
}

/** Name of the object that holds a revision's result. */
export function resultKey(ref: SessionRef, edition = 0): string {
  return `${placeOf(ref, edition)}.json`;
}

/** Name of the object that holds the vectors of a revision's interactions. */
export function vectorsKey(ref: SessionRef, edition = 0): string {
  return `${placeOf(ref, edition)}.vectors.json`;
}

function placeOf({ organizationId, sessionId, revision }: SessionRef, edition: number): string {
  return `org=${organizationId}/session=${sessionId}/r${revision}${edition === 0 ? '' : `.e${edition}`}`;
}

/** The result of a revision, or null when it has none yet. */
export function readResult(env: Results, ref: SessionRef, edition = 0): Promise<SessionResult | null> {
  return readJson(env, resultKey(ref, edition));
}

/**
 * Keeps the result of a revision. The first one stays: all tries of a revision then work on the same
 * interactions, even when a model would word them differently each time.
 * @returns whether it is the first one
 */
export function writeResult(env: Results, ref: SessionRef, result: SessionResult): Promise<boolean> {
  return writeOnce(env, resultKey(ref), result);
}

/** The vectors that were kept beside a result, in the order of its interactions, or null when there are none. */
export function readVectors(env: Results, ref: SessionRef, edition = 0): Promise<EmbeddingResult | null> {
  return readJson(env, vectorsKey(ref, edition));
}

/** Keeps vectors beside a result that was kept without them; the first ones stay. @returns whether they are the first ones */
export function writeVectors(env: Results, ref: SessionRef, vectors: EmbeddingResult): Promise<boolean> {
  return writeOnce(env, vectorsKey(ref), vectors);
}

/** Writes an edition after the first, with its vectors. Only the re-analysis of the organization writes it, so the last try stays. */
export async function writeEdition(
  env: Results,
  ref: SessionRef,
  edition: number,
  { result, vectors }: { result: SessionResult; vectors: EmbeddingResult },
): Promise<void> {
  await writeJson(env, resultKey(ref, edition), result);
  await writeJson(env, vectorsKey(ref, edition), vectors);
}
