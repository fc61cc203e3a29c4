import { introspectWorkflow } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { type DeadLetterPage, refKey, type SessionDetail, STAGES_OF_PROCESSING } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { archive, deliver, read, sessionOf } from '../../test/pipeline.ts';

const WAYS = ['throws', 'times out'] as const;
const CASES = STAGES_OF_PROCESSING.flatMap((stage) => WAYS.map((way) => [stage, way] as const));
const TOGETHER = (['understand', 'store'] as const).flatMap((stage) => WAYS.map((way) => [stage, way] as const));

/** A step that fails so often. */
interface Failing {
  name: string;
  way: (typeof WAYS)[number];
  times: number;
}

/** Processes sessions, in one batch, while some steps fail. */
async function processFailing(sessionIds: string[], failing: (keys: string[]) => Failing[]): Promise<void> {
  const messages = await Promise.all(sessionIds.map((id) => archive(sessionOf(id, { tasks: [id] }))));
  await using workflows = await introspectWorkflow(env.PIPELINE);
  await workflows.modifyAll(async (modifier) => {
    await modifier.disableRetryDelays();
    for (const { name, way, times } of failing(messages.map(refKey))) {
      if (way === 'throws') await modifier.mockStepError({ name }, new Error('as the test wishes'), times);
      else await modifier.forceStepTimeout({ name }, times);
    }
  });
  await deliver('crow-interactions-0', messages);
  for (const instance of await workflows.get()) await instance.waitForStatus('complete');
}

/** What is tried for each session alone is tried because it failed for all of them together. */
const notTogether: Failing = { name: 'understand sessions 1-1', way: 'throws', times: 2 };

async function expectStoredOnce(sessionId: string): Promise<void> {
  const { interactions } = await read<SessionDetail>(`/api/sessions/${sessionId}`);
  expect(interactions.map(({ headline }) => headline)).toEqual([`${sessionId} r1`]);
  const usage = (await env.USAGE.records('org_1')).filter((record) => record.sessionId === sessionId);
  expect(new Set(usage.map(({ revision, events }) => `${revision} ${events}`)).size).toBe(1);
}

test.each(TOGETHER)('sessions whose common step "%s" %s once are stored once', async (stage, way) => {
  const ids = ['a', 'b'].map((name) => `ses_once_${stage}_${way.replace(' ', '_')}_${name}`);
  await processFailing(ids, () => [{ name: `${stage} sessions 1-2`, way, times: 1 }]);
  for (const id of ids) await expectStoredOnce(id);
});

test.each(TOGETHER)('sessions whose common step "%s" always %s go alone and are stored once', async (stage, way) => {
  const ids = ['a', 'b'].map((name) => `ses_alone_${stage}_${way.replace(' ', '_')}_${name}`);
  await processFailing(ids, () => [{ name: `${stage} sessions 1-2`, way, times: 2 }]);
  for (const id of ids) await expectStoredOnce(id);
});

test.each(CASES)('a session alone whose step "%s" %s a few times is stored once', async (stage, way) => {
  const sessionId = `ses_${stage}_${way.replace(' ', '_')}`;
  await processFailing([sessionId], ([key]) => [notTogether, { name: `${stage} ${key}`, way, times: 3 }]);
  await expectStoredOnce(sessionId);
});

test.each(CASES)(
  'a session alone whose step "%s" always %s becomes a dead letter that may work later',
  async (stage, way) => {
    const sessionId = `ses_never_${stage}_${way.replace(' ', '_')}`;
    await processFailing([sessionId], ([key]) => [notTogether, { name: `${stage} ${key}`, way, times: 5 }]);
    await vi.waitFor(
      async () => {
        const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters?limit=500');
        const found = deadLetters.filter((letter) => letter.sessionId === sessionId);
        expect(found).toMatchObject([{ stage, kind: 'transient', revision: 1 }]);
      },
      { timeout: 10_000, interval: 50 },
    );
    await expect(read(`/api/sessions/${sessionId}`)).rejects.toThrow('404');
  },
);
