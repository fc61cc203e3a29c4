import { env } from 'cloudflare:workers';
import { type InteractionMessage, type SessionRef, STAGES_OF_PROCESSING } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FAULTS,
  type Fault,
  type FaultyEnvironment,
  faultyEnvironment,
  Killed,
} from '../../test/faulty-environment.ts';
import { archive, sessionOf } from '../../test/pipeline.ts';
import { storedOf } from '../../test/stored-of.ts';
import { processSession, type RunStage } from './process-session.ts';

/** One delivery of a session revision, and the call at which its try is killed. */
interface Try {
  revision: number;
  at: number;
  fault: Fault;
  /** Further tries before the killed one's last write lands. */
  landsAfter: number;
}

/** Runs a stage once, unless an earlier try of the same instance finished it. */
const checkpointed =
  (done: Map<string, unknown>): RunStage =>
  async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    if (!done.has(stage)) done.set(stage, await work());
    return done.get(stage) as T;
  };

let sessions = 0;

/** Tasks of a revision: it begins with one that no other session has. */
const tasksOf = (sessionId: string, revision: number) => [sessionId, 'buy', 'return'].slice(0, revision);

/** Archives the revisions of a new session, each with more events than the one before. */
async function newSession(revisions: number): Promise<InteractionMessage[]> {
  const sessionId = `ses_fault${sessions++}`;
  return Promise.all(
    Array.from({ length: revisions }, (_, index) =>
      archive(sessionOf(sessionId, { revision: index + 1, tasks: tasksOf(sessionId, index + 1) })),
    ),
  );
}

/** What is confirmed must be readable at that very moment, because its session then lets go of it. */
async function confirmedIsStored(call: string, [ref]: unknown[]): Promise<void> {
  if (call !== 'SESSION_CONTROL.confirmProcessed') return;
  const { sessionId, revision } = ref as SessionRef;
  const stored = await storedOf(sessionId, sessionId);
  expect(stored.revision).toBeGreaterThanOrEqual(revision);
  expect(stored.interactions).toHaveLength(stored.revision);
  // An overtaken revision is done as soon as the newer one stands; that one is confirmed for itself.
  if (stored.revision === revision) expect(stored.vectors.toSorted()).toEqual(stored.interactions.toSorted());
}

/** @returns the environment, when the try was killed in it */
async function attempt(
  message: InteractionMessage,
  { at, fault }: Pick<Try, 'at' | 'fault'>,
  done: Map<string, unknown>,
) {
  const faulty = faultyEnvironment(at, fault, confirmedIsStored);
  try {
    await processSession(faulty.env, message, checkpointed(done));
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return faulty;
}

const WHOLE = { at: Number.POSITIVE_INFINITY, fault: 'never done' } as const;

/** Exactly the newest revision is there: nothing lost, nothing twice, nothing left of older ones. */
async function expectNewest(message: InteractionMessage): Promise<void> {
  const { sessionId, revision } = message;
  const stored = await storedOf(sessionId, sessionId);
  const names = tasksOf(sessionId, revision).map((task) => `${task} r${revision}`);
  expect(stored).toMatchObject({ rows: 1, revision, headlines: names, products: revision });
  expect(stored.vectors.toSorted()).toEqual(stored.interactions.toSorted());
  expect(stored.found).toEqual([names[0]]);
  expect(stored.usage.map((record) => record.revision)).toContain(revision);
  // The usage ignores what it knows; it must never hear two different things of one revision.
  expect(new Set(stored.usage.map((told) => `${told.revision} ${told.events} ${told.interactions}`)).size).toBe(
    new Set(stored.usage.map((told) => told.revision)).size,
  );
  expect(await env.SESSION_CONTROL.calls()).toContain(`processed org_1/${sessionId}/${revision}`);
}

test('wherever one try is killed, the next one completes the session, and its late write changes nothing', async () => {
  const [first] = await newSession(1);
  const { calls } = await attempt(first as InteractionMessage, WHOLE, new Map());
  expect(calls.length).toBeGreaterThan(STAGES_OF_PROCESSING.length);
  for (const at of calls.keys()) {
    for (const fault of FAULTS) {
      for (const keeps of [true, false]) {
        const [message] = (await newSession(1)) as [InteractionMessage];
        // With its checkpoints the next try is the same instance going on, without them it is another one.
        const done = new Map<string, unknown>();
        const killed = await attempt(message, { at, fault }, done);
        await attempt(message, WHOLE, keeps ? done : new Map());
        await killed.late?.();
        await expectNewest(message);
      }
    }
  }
}, 240_000);

test('deliveries twice and in any order, killed anywhere, with late writes between them: none lost, none doubled', async () => {
  const aTry = fc.record<Try>({
    revision: fc.integer({ min: 1, max: 3 }),
    at: fc.integer({ min: 0, max: 24 }),
    fault: fc.constantFrom(...FAULTS),
    landsAfter: fc.integer({ min: 0, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(aTry, { maxLength: 6 }), fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6 }), run),
    { numRuns: 15, endOnFailure: true },
  );
}, 240_000);

async function run(tries: readonly Try[], whole: readonly number[]): Promise<void> {
  const messages = await newSession(3);
  const late: { countdown: number; faulty: FaultyEnvironment }[] = [];
  const checkpoints = messages.map(() => new Map<string, unknown>());
  for (const { revision, landsAfter, ...strike } of tries) {
    const faulty = await attempt(
      messages[revision - 1] as InteractionMessage,
      strike,
      checkpoints[revision - 1] ?? new Map(),
    );
    late.push({ countdown: landsAfter, faulty });
    for (const waiting of late) {
      if (waiting.countdown-- === 0) await waiting.faulty.late?.();
    }
  }
  // The outbox of the session sends until it is confirmed: at some time every revision has a whole try, and it comes twice.
  for (const index of whole) await attempt(messages[index] as InteractionMessage, WHOLE, new Map());
  for (const waiting of late) if (waiting.countdown >= 0) await waiting.faulty.late?.();
  await expectNewest(messages[2] as InteractionMessage);
}
