import {
  type DeadLetterMessage,
  type InteractionMessage,
  type ProcessingStage,
  refKey,
  withDeadline,
} from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { leaveToErasure } from '../erasures/leave-to-erasure.ts';
import { failureKind, reasonOf } from '../failures/failure-kind.ts';
import { findSession, organizationsOf } from './find-session.ts';
import { inLanes } from './in-lanes.ts';
import { embed, type FoundSession, readFound } from './stages.ts';
import { confirm, type SessionToStore, storeSessions } from './store-sessions.ts';

/** Sessions of a slice that are worked on at the same time; each is in memory with all its events. */
const SESSIONS_AT_ONCE = 4;
/** Calls that hold nothing in memory. */
const CALLS_AT_ONCE = 8;
const PATIENCE_MS = 15_000;

/**
 * What is being found of sessions, by their references: only as long as this very run lasts, to save reading it back. Null for one that is
 * to be erased.
 */
export type Finding = Map<string, Promise<FoundSession | null>>;

/** Why a session did not come to its end together with the others of its slice. */
export interface SessionFailure extends Pick<DeadLetterMessage, 'stage' | 'kind' | 'reason'> {
  /** Of the session in its slice. */
  place: number;
  stage: ProcessingStage;
}

/** Does the work of one step and keeps its small result: a checkpoint. The work is told which try it is, from 1. */
export type RunStep = <T extends Rpc.Serializable<T>>(
  name: 'understand' | 'store',
  work: (attempt: number) => Promise<T>,
) => Promise<T>;

export interface SliceOptions {
  finding?: Finding;
  /** So long the others wait for a session; then it goes its way alone. Milliseconds. */
  patienceMs?: number;
  now?: () => number;
}

/**
 * Takes some sessions together through all stages, in two steps. A session that fails, or that takes long, is left out and holds
 * nobody up; one that is to be erased has come to its end.
 * @returns the sessions that came to no end, and why
 */
export async function processSlice(
  env: Environment,
  messages: readonly InteractionMessage[],
  run: RunStep,
  { finding = new Map(), patienceMs = PATIENCE_MS, now = Date.now }: SliceOptions = {},
): Promise<SessionFailure[]> {
  const places = messages.map((_, place) => place);
  const unfound = await attempt('understand', places, run, (tries) =>
    findAll(env, messages, { finding, patienceMs, isFirstTry: tries === 1 }),
  );
  const without = new Set(unfound.map(({ place }) => place));
  const found = places.filter((place) => !without.has(place));
  if (found.length === 0) return unfound;
  const unstored = await attempt('store', found, run, () => storeAll(env, messages, found, finding, now()));
  return [...unfound, ...unstored];
}

/** A step that fails as a whole fails each of its sessions. */
async function attempt(
  name: 'understand' | 'store',
  places: readonly number[],
  run: RunStep,
  work: (attempt: number) => Promise<SessionFailure[]>,
): Promise<SessionFailure[]> {
  try {
    return (await run(name, work)) as SessionFailure[];
  } catch (error) {
    return places.map((place) => ({ place, stage: name, kind: 'transient', reason: reasonOf(error) }));
  }
}

async function findAll(
  env: Environment,
  messages: readonly InteractionMessage[],
  { finding, patienceMs, isFirstTry }: Required<Omit<SliceOptions, 'now'>> & { isFirstTry: boolean },
): Promise<SessionFailure[]> {
  const organizations = organizationsOf(env);
  const gone = await erasedAmong(env, messages);
  const failures = await inLanes(messages, SESSIONS_AT_ONCE, async (message, place) => {
    if (gone.has(message)) {
      finding.set(refKey(message), Promise.resolve(null));
      return null;
    }
    let stage: ProcessingStage = 'validate';
    const key = refKey(message);
    const isNew = message.sent === 'first' && isFirstTry;
    const work = findSession(env, message, organizations, isNew, (entered) => {
      stage = entered;
    });
    finding.set(key, work);
    // What fails is not kept: the next try begins anew.
    work.catch(() => finding.get(key) === work && finding.delete(key));
    return failureOf(place, () => stage, withDeadline('the session', work, patienceMs));
  });
  return failures.filter((failure) => failure !== null);
}

/** The sessions that were erased before: what their archives hold is not even read. */
async function erasedAmong(
  env: Environment,
  messages: readonly InteractionMessage[],
): Promise<Set<InteractionMessage>> {
  const gone = new Set<InteractionMessage>();
  for (const [organizationId, own] of Map.groupBy(messages, (message) => message.organizationId)) {
    const erased = await leaveToErasure(
      env,
      organizationId,
      own.map(({ sessionId }) => ({ sessionId })),
    );
    for (const message of own) if (erased.has(message.sessionId)) gone.add(message);
  }
  return gone;
}

async function storeAll(
  env: Environment,
  messages: readonly InteractionMessage[],
  places: readonly number[],
  finding: Finding,
  now: number,
): Promise<SessionFailure[]> {
  const failures: SessionFailure[] = [];
  const byOrganization = new Map<string, (SessionToStore & { place: number })[]>();
  const outcome = async (place: number, work: Promise<unknown>) => {
    const failure = await failureOf(place, () => 'store', work);
    // What stops all of them may be the fault of one: each is tried alone before it is given up.
    if (failure) failures.push({ ...failure, kind: 'transient' });
  };
  const load = async (place: number, message: InteractionMessage) => {
    const { organizationId, sessionId, revision } = message;
    const found = await (finding.get(refKey(message)) ?? readBack(env, message));
    if (!found) return;
    const session = { place, ref: { organizationId, sessionId, revision }, ...found };
    byOrganization.set(organizationId, [...(byOrganization.get(organizationId) ?? []), session]);
  };
  await inLanes(places, CALLS_AT_ONCE, async (place) => {
    const message = messages[place];
    if (message) await outcome(place, load(place, message));
  });
  await inLanes([...byOrganization], SESSIONS_AT_ONCE, async ([organizationId, sessions]) => {
    const storing = storeSessions(env, organizationId, sessions, now);
    await inLanes(sessions, CALLS_AT_ONCE, (session, index) =>
      outcome(
        session.place,
        storing.then((standings) => confirm(env, session.ref, standings[index])),
      ),
    );
  });
  return failures;
}

/** @returns null when the session was erased meanwhile, and with it what was found */
async function readBack(env: Environment, message: InteractionMessage): Promise<FoundSession | null> {
  if ((await erasedAmong(env, [message])).size > 0) return null;
  const result = await readFound(env, message);
  return { result, embedded: await embed(env, message, result) };
}

async function failureOf(
  place: number,
  stage: () => ProcessingStage,
  work: Promise<unknown>,
): Promise<SessionFailure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return { place, stage: stage(), kind: failureKind(error), reason: reasonOf(error) };
  }
}
