import { env } from 'cloudflare:workers';
import type { CompleteSession, InteractionMessage } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTLES_MS } from '../../test/erasures.ts';
import { type Everything, everythingOf, textOf } from '../../test/everything.ts';
import {
  FAULTS,
  type Fault,
  type FaultyEnvironment,
  faultyEnvironment,
  Killed,
} from '../../test/faulty-environment.ts';
import { identify, sessionOn } from '../../test/people.ts';
import { archive } from '../../test/pipeline.ts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { processSession } from '../pipeline/process-session.ts';
import { type Finding, processSlice } from '../pipeline/process-slice.ts';
import { recordOf } from '../records/record.ts';
import { takeErasingStep } from './take-erasing-step.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const SPAN = { keyId: 'key_stolen', from: NOON, to: null, origin: null };

/** One visit of the test: whose it was, when, and whether it came with the stolen key. */
interface Visit {
  visitor: number;
  user: number;
  minute: number;
  isFake: boolean;
  /** It was opened again, and completed once more. */
  isAgain: boolean;
}

/** What goes wrong: a step of erasing, or a try of processing a session, is killed at one of its calls. */
interface Strike {
  what: 'erasing' | 'processing';
  session: number;
  at: number;
  fault: Fault;
}

const asleep = { getByName: () => ({ wake: async () => undefined }) } as unknown as Environment['ERASURES'];

/** All revisions of all visits, in the order in which they are completed. */
function sessionsOf(organizationId: string, visits: readonly Visit[]): CompleteSession[] {
  return visits.flatMap(({ visitor, user, minute, isFake, isAgain }, index) => {
    const kind = isFake ? 'fake' : 'own';
    // Some visitors and users are in both kinds of sessions, others in one alone.
    const [visitorId, userId] = [
      visitor === 0 ? 'vis_both' : `vis_${kind}${visitor}`,
      user === 0 ? 'both' : `user_${kind}${user}`,
    ];
    const said = user === 3 ? [{ type: 'page_view' as const }] : [identify(userId, { plan: `${kind}${index}` })];
    const { context, events } = sessionOn(visitorId, `ses_${kind}_${index}`, minute * 10 + index, said, {
      organizationId,
    });
    const keyId = isFake ? 'key_stolen' : 'key_shop';
    const arrivals = [{ keyId, origin: '', from: NOON, until: NOON + MINUTE, events: 1 }];
    const revisions = isAgain ? [1, 2] : [1];
    return revisions.map((revision) => ({ context: { ...context, revision, arrivals }, events }));
  });
}

const now = () => 0;
const whole = <T>(_: string, work: () => Promise<T>): Promise<T> => work();
const atOnce = <T>(_: string, work: (attempt: number) => Promise<T>): Promise<T> => work(1);

/** As the pipeline does it: together with others first, then alone. */
async function processWhole(message: InteractionMessage, environment: Environment = env): Promise<void> {
  const own = { ...environment, ERASURES: asleep };
  const finding: Finding = new Map();
  const failures = await processSlice(own, [message], atOnce, { finding, now });
  if (failures.length > 0) await processSession(own, message, whole, finding, now);
}

/** Does some work in which one call goes wrong. */
async function struck(
  { at, fault }: Strike,
  work: (environment: Environment) => Promise<unknown>,
): Promise<FaultyEnvironment> {
  const faulty = faultyEnvironment(at, fault);
  try {
    await work({ ...faulty.env, ERASURES: asleep });
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return faulty;
}

async function beginErasing(organizationId: string): Promise<void> {
  const catalog = catalogOf(env, organizationId);
  const record = () => recordOf({ organizationId, actor: 'user:u1', from: {} }, 'quarantine_made', 'key_stolen', {}, 0);
  const quarantine = {
    quarantineId: 'qua_1',
    keyName: 'stolen',
    state: 'active',
    createdAt: 0,
    createdBy: 'user:u1',
  } as const;
  await catalog.keepQuarantine({ ...quarantine, ...SPAN }, record());
  await catalog.beginErasure(
    { erasureId: 'era_1', quarantineId: 'qua_1', includesMixed: false, begunAt: 0, begunBy: 'user:u1' },
    record(),
  );
}

/** What is left, as it would be in another organization: without what names the organization or the erasure. */
function comparable({ tables, vectors, words }: Everything, organizationId: string): unknown {
  const own = ['erasures', 'erasure_sessions', 'erased_sessions', 'erased_objects', 'quarantines', 'untold_records'];
  const anywhere = (row: Record<string, unknown>) => {
    const hashed = ['interaction_id', 'person_id', 'link_id', 'id', 'number', 'numbers', 'scale', 'provenance'];
    const isUser = 'kind' in row && 'first_seen_at' in row;
    const kept = Object.entries(row).filter(([name]) => !hashed.includes(name) || (name === 'id' && isUser));
    return kept.map(([name, value]) => [
      name,
      name === 'metadata' ? Object.entries(JSON.parse(String(value))).sort() : value,
    ]);
  };
  const sorted = (rows: Record<string, unknown>[]) =>
    rows.map((row) => JSON.stringify(anywhere(row)).replaceAll(organizationId, 'org')).sort();
  const kept = [...tables].filter(([name]) => !own.includes(name)).map(([name, rows]) => [name, sorted(rows)]);
  return { kept, vectors: sorted(vectors), words: words.length };
}

let runs = 0;

async function run(visits: readonly Visit[], strikes: readonly Strike[]): Promise<void> {
  runs += 1;
  const [organizationId, twin] = [`org_erase_${runs}`, `org_twin_${runs}`];
  const messages = await Promise.all(sessionsOf(organizationId, visits).map(archive));
  for (const message of messages) await processWhole(message);
  // What there would be, had the fake sessions never come.
  const own = sessionsOf(twin, visits).filter(({ context }) => context.sessionId.includes('_own_'));
  for (const session of own) await processWhole(await archive(session));

  await beginErasing(organizationId);
  const today = Date.now();
  for (const strike of strikes) {
    const message = messages[strike.session % messages.length];
    const isFake = message?.sessionId.includes('_fake_');
    const { late } = await struck(strike, (environment) =>
      strike.what === 'processing' && message && isFake
        ? processWhole(message, environment)
        : takeErasingStep(environment, organizationId, SETTLES_MS, today),
    );
    await takeErasingStep({ ...env, ERASURES: asleep }, organizationId, SETTLES_MS, today);
    await late?.();
  }
  for (const at of [today, today + SETTLES_MS]) {
    while ((await takeErasingStep({ ...env, ERASURES: asleep }, organizationId, SETTLES_MS, at)) === 0);
  }
  const left = await everythingOf(organizationId);
  expect(textOf(left)).not.toMatch(/ses_fake|vis_fake|user_fake|fake\d/);
  expect(comparable(left, organizationId)).toEqual(comparable(await everythingOf(twin), twin));
  const fake = visits.filter(({ isFake }) => isFake).length;
  const erasure = await catalogOf(env, organizationId).erasureOfQuarantine('qua_1');
  expect(erasure).toMatchObject({ listedAfter: null, endedAt: expect.any(Number) });
  expect(erasure?.erased.sessions).toBe(fake);
}

const visit = fc.record<Visit>({
  visitor: fc.nat(2),
  user: fc.nat(3),
  minute: fc.nat(5),
  isFake: fc.boolean(),
  isAgain: fc.boolean(),
});
const strike = fc.record<Strike>({
  what: fc.constantFrom('erasing', 'processing'),
  session: fc.nat(5),
  at: fc.nat(40),
  fault: fc.constantFrom(...FAULTS),
});

test('whatever is erased, killed between any two calls, with late writes and sessions in processing: it is gone, and the rest is as if it never was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 6 }), fc.array(strike, { maxLength: 5 }), run),
    { numRuns: 8, endOnFailure: true },
  );
}, 240_000);
