import { introspectWorkflow } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { type DeadLetterPage, refKey, type SessionDetail, STAGES_OF_PROCESSING } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { archive, deliver, read, sessionOf } from '../../test/pipeline.ts';

const WAYS = ['throws', 'times out'] as const;
const CASES = STAGES_OF_PROCESSING.flatMap((stage) => WAYS.map((way) => [stage, way] as const));

/** Processes a session whose step fails so often. */
async function processFailing(sessionId: string, stage: string, way: (typeof WAYS)[number], times: number) {
  const message = await archive(sessionOf(sessionId, { tasks: [sessionId] }));
  const step = { name: `${stage} ${refKey(message)}` };
  await using workflows = await introspectWorkflow(env.PIPELINE);
  await workflows.modifyAll(async (modifier) => {
    await modifier.disableRetryDelays();
    if (way === 'throws') await modifier.mockStepError(step, new Error('as the test wishes'), times);
    else await modifier.forceStepTimeout(step, times);
  });
  await deliver('crow-interactions-0', [message]);
  for (const instance of await workflows.get()) await instance.waitForStatus('complete');
}

test.each(CASES)('a session whose step "%s" %s a few times is stored once', async (stage, way) => {
  const sessionId = `ses_${stage}_${way.replace(' ', '_')}`;
  await processFailing(sessionId, stage, way, 3);
  const { interactions } = await read<SessionDetail>(`/api/sessions/${sessionId}`);
  expect(interactions.map(({ headline }) => headline)).toEqual([`${sessionId} r1`]);
  const usage = (await env.USAGE.records('org_1')).filter((record) => record.sessionId === sessionId);
  expect(usage).toHaveLength(1);
});

test.each(CASES)(
  'a session whose step "%s" always %s becomes a dead letter that may work later',
  async (stage, way) => {
    const sessionId = `ses_never_${stage}_${way.replace(' ', '_')}`;
    await processFailing(sessionId, stage, way, 5);
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
