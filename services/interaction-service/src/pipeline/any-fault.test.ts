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
import { processSession } from './process-session.ts';
import { processSlice } from './process-slice.ts';

/** Whether a session is processed together with another one, or alone. */
const WAYS = ['together', 'alone'] as const;
type Way = (typeof WAYS)[number];

/** One delivery of a session revision, and the call at which its try is killed. */
interface Try {
  revision: number;
  way: Way;
  at: number;
  fault: Fault;
  /** Further tries before the killed one's last write lands. */
  landsAfter: number;
}

/** Runs a step once, unless an earlier try of the same instance finished it. What was killed in it leaves no checkpoint. */
const checkpointed =
  (done: Map<string, unknown>, isKilled: () => boolean) =>
  async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    if (!done.has(step)) {
      const result = await work();
      if (isKilled()) throw new Killed(step);
      done.set(step, result);
    }
    return done.get(step) as T;
  };

let sessions = 0;

/** Tasks of a revision: it begins with one that no other session has. */
const tasksOf = (sessionId: string, revision: number) => [sessionId, 'buy', 'return'].slice(0, revision);

/** Archives the revisions of a new session, each with more events than the one before. */
async function newSession(revisions: number): Promise<InteractionMessage[]> {
  const sessionId = `ses_fault${sessions++}`;
  return Promise.all(
    Array.from({ length: revisions }, async (_, index) => {
      const message = await archive(
        sessionOf(sessionId, { revision: index + 1, tasks: tasksOf(sessionId, index + 1) }),
      );
      // Every try believes that it is the first one.
      return { ...message, sent: 'first' as const };
    }),
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
  messages: readonly InteractionMessage[],
  { at, fault, way }: Pick<Try, 'at' | 'fault' | 'way'>,
  done: Map<string, unknown>,
) {
  const faulty = faultyEnvironment(at, fault, confirmedIsStored);
  const run = checkpointed(done, () => faulty.calls.length > at);
  if (way === 'together') {
    const failures = await processSlice(faulty.env, messages, (step, work) => run(step, () => work(1)));
    if (faulty.calls.length <= at) expect(failures).toEqual([]);
    return faulty;
  }
  for (const message of messages) {
    try {
      await processSession(faulty.env, message, (stage, work) => run(`${stage} ${message.sessionId}`, work));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  return faulty;
}

const whole = (way: Way) => ({ at: Number.POSITIVE_INFINITY, fault: 'never done', way }) as const;

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

test.each(WAYS)(
  'wherever one try of sessions %s is killed, the next one completes them, and its late write changes nothing',
  async (way) => {
    const newSessions = async () => (await Promise.all((way === 'together' ? [1, 1] : [1]).map(newSession))).flat();
    const { calls } = await attempt(await newSessions(), whole(way), new Map());
    expect(calls.length).toBeGreaterThan(STAGES_OF_PROCESSING.length);
    for (const at of calls.keys()) {
      for (const [number, fault] of FAULTS.entries()) {
        const messages = await newSessions();
        // With its checkpoints the next try is the same instance going on, without them it is another one; by turns, as each takes a while.
        const done = new Map<string, unknown>();
        const killed = await attempt(messages, { at, fault, way }, done);
        await attempt(messages, whole(way), (at + number) % 2 === 0 ? done : new Map());
        await killed.late?.();
        for (const message of messages) await expectNewest(message);
      }
    }
  },
  240_000,
);

test('deliveries twice and in any order, killed anywhere, with late writes between them: none lost, none doubled', async () => {
  const aTry = fc.record<Try>({
    revision: fc.integer({ min: 1, max: 3 }),
    way: fc.constantFrom(...WAYS),
    at: fc.integer({ min: 0, max: 30 }),
    fault: fc.constantFrom(...FAULTS),
    landsAfter: fc.integer({ min: 0, max: 4 }),
  });
  const aWhole = fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6 });
  await fc.assert(fc.asyncProperty(fc.array(aTry, { maxLength: 6 }), aWhole, fc.constantFrom(...WAYS), run), {
    numRuns: 15,
    endOnFailure: true,
  });
}, 240_000);

async function run(tries: readonly Try[], order: readonly number[], way: Way): Promise<void> {
  const [own, other] = await Promise.all([newSession(3), newSession(3)]);
  const revisionsAt = (index: number) => [own[index], other[index]].filter((message) => message !== undefined);
  const late: { countdown: number; faulty: FaultyEnvironment }[] = [];
  const checkpoints = own.map(() => ({ together: new Map<string, unknown>(), alone: new Map<string, unknown>() }));
  for (const { revision, landsAfter, ...strike } of tries) {
    const done = checkpoints[revision - 1]?.[strike.way] ?? new Map();
    const faulty = await attempt(revisionsAt(revision - 1), strike, done);
    late.push({ countdown: landsAfter, faulty });
    for (const waiting of late) {
      if (waiting.countdown-- === 0) await waiting.faulty.late?.();
    }
  }
  // The outbox of a session sends until it is confirmed: at some time every revision has a whole try, and it comes twice.
  for (const index of order) await attempt(revisionsAt(index), whole(way), new Map());
  for (const waiting of late) if (waiting.countdown >= 0) await waiting.faulty.late?.();
  for (const message of revisionsAt(2)) await expectNewest(message);
}
