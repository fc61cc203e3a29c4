import { env } from 'cloudflare:workers';
import type { DeadLetterPage, SessionDetail } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { archive, deliver, process, read, sessionOf } from '../../test/pipeline.ts';
import { sweeperOf } from '../../test/sweeper.ts';
import { MOST_SENDS } from './sweeper-settings.ts';

const MINUTE = 60_000;
const PATIENCE = { timeout: 20_000, interval: 50 };
const today = Date.now();
const ofToday = (sessionId: string, organizationId: string, startedAt = today) =>
  sessionOf(sessionId, { organizationId, startedAt, tasks: [sessionId] });

test('a session whose message was lost is found in the archive, sent again and stored', async () => {
  const sweeper = sweeperOf('org_lost');
  await archive(ofToday('ses_message_lost', 'org_lost'));
  await sweeper.watch();
  await sweeper.sweepAt(today + 2 * MINUTE);
  expect(await sweeper.state()).toMatchObject({ overdue: 0, resent: 0, sweptAt: today + 2 * MINUTE });

  await sweeper.sweepAt(today + 10 * MINUTE);
  const state = await sweeper.state();
  expect(state).toMatchObject({ overdue: 1, resent: 1 });
  expect(Math.abs((state.oldestAt ?? 0) - Date.now())).toBeLessThan(MINUTE);
  await vi.waitFor(async () => {
    const detail = await read<SessionDetail>('/api/sessions/ses_message_lost', 'org_lost');
    expect(detail.interactions).toHaveLength(1);
  }, PATIENCE);
  await sweeper.sweepAt(today + 11 * MINUTE);
  expect(await sweeper.state()).toEqual({
    ...{ overdue: 0, resent: 1, sweptAt: today + 11 * MINUTE, overdueAfterMs: 5 * MINUTE },
  });
});

test('a session that its workflow instance never ends gets another one', async () => {
  const message = await archive(ofToday('ses_hung', 'org_hung'));
  await env.UNDERSTANDER.hangNext();
  await deliver('crow-interactions-0', [message]);
  await vi.waitFor(async () => expect(await env.UNDERSTANDER.hung()).toBe(true), PATIENCE);
  await deliver('crow-interactions-0', [message]);
  await process([{ ...message, sweep: 1 }]);
  const detail = await read<SessionDetail>('/api/sessions/ses_hung', 'org_hung');
  expect(detail.interactions).toHaveLength(1);
});

test('what is overdue is sent with growing waits, and at last kept as failed', async () => {
  const sweeper = sweeperOf('org_stuck');
  const { archiveKey } = await archive(ofToday('ses_stuck', 'org_stuck'));
  await sweeper.watch();
  const { sent, letters } = await sweeper.catchSent();
  for (let minute = 5; minute <= 6 * 60; minute += 5) await sweeper.sweepAt(today + minute * MINUTE);
  expect(sent.map(({ sweep }) => sweep)).toEqual(Array.from({ length: MOST_SENDS }, (_, index) => index + 1));
  const letter = { organizationId: 'org_stuck', sessionId: 'ses_stuck', revision: 1, archiveKey, stage: 'queue' };
  expect(letters[0]).toMatchObject({ ...letter, kind: 'transient', reason: expect.stringContaining('6 times') });

  await deliver('crow-dead-letters', letters);
  await sweeper.sweepAt(today + 7 * 60 * MINUTE);
  expect(await sweeper.state()).toMatchObject({ overdue: 0 });
});

test('sessions that were stored, failed or followed by a newer revision are left alone', async () => {
  const sweeper = sweeperOf('org_settled');
  await process([await archive(ofToday('ses_stored', 'org_settled'))]);
  const failed = await archive(ofToday('ses_failed', 'org_settled'));
  await deliver('crow-dead-letters', [{ ...failed, stage: 'store', kind: 'permanent', reason: 'x', failedAt: today }]);
  const older = await archive(ofToday('ses_older', 'org_settled'));
  await process([
    await archive({
      ...ofToday('ses_older', 'org_settled'),
      context: { ...ofToday('ses_older', 'org_settled').context, revision: 2 },
    }),
  ]);
  expect(older.revision).toBe(1);
  const { sent } = await sweeper.catchSent();
  await sweeper.watch();
  await sweeper.sweepAt(today + 30 * MINUTE);
  expect(sent).toEqual([]);
  expect(await sweeper.state()).toMatchObject({ overdue: 0, resent: 0 });
});

test('a session of long ago is found by the walk over all days', async () => {
  const sweeper = sweeperOf('org_old');
  await archive(ofToday('ses_of_march', 'org_old', Date.UTC(2026, 2, 1)));
  const { sent } = await sweeper.catchSent();
  await sweeper.watch();
  await sweeper.sweepAt(today + 30 * MINUTE);
  expect(sent.map(({ sessionId }) => sessionId)).toEqual(['ses_of_march']);
});

test('an organization sees nothing of the overdue sessions of another', async () => {
  await archive(ofToday('ses_overdue_theirs', 'org_theirs'));
  const [theirs, other] = [sweeperOf('org_theirs'), sweeperOf('org_beside')];
  await theirs.catchSent();
  for (const sweeper of [theirs, other]) {
    await sweeper.watch();
    await sweeper.sweepAt(today + 30 * MINUTE);
  }
  expect(await theirs.state()).toMatchObject({ overdue: 1 });
  expect(await other.state()).toMatchObject({ overdue: 0 });
});

test('the sweeper of an organization begins with its first message and rests when there is nothing to look after', async () => {
  const sweeper = sweeperOf('org_fresh');
  expect(await sweeper.alarm()).toBeNull();
  await deliver('crow-interactions-0', [
    { organizationId: 'org_fresh', sessionId: 'ses_x', revision: 1, archiveKey: 'x' },
  ]);
  expect(await sweeper.alarm()).not.toBeNull();
  await sweeper.catchSent();
  await sweeper.sweepAt(today + 30 * MINUTE);
  await vi.waitFor(async () => {
    const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters', 'org_fresh');
    expect(deadLetters).toHaveLength(1);
  }, PATIENCE);
  await sweeper.sweepAt(today + 31 * MINUTE);
  expect(await sweeper.alarm()).toBeNull();
});

test('what failed and may work later is tried again by itself, more and more seldom, for a bit more than a day', async () => {
  const sweeper = sweeperOf('org_day');
  const message = await archive(ofToday('ses_down', 'org_day'));
  const fail = (failedAt: number) =>
    deliver('crow-dead-letters', [{ ...message, stage: 'understand', kind: 'transient', reason: 'down', failedAt }]);
  const letter = async () => (await read<DeadLetterPage>('/api/dead-letters', 'org_day')).deadLetters[0];
  const replays = async () =>
    (await env.SESSION_CONTROL.calls()).filter((call) => call === 'replay org_day/ses_down/1').length;
  await sweeper.watch();

  let at = today;
  const waits: number[] = [];
  for (let tries = 1; ; tries++) {
    await fail(at);
    const known = await letter();
    expect(known?.tries).toBe(tries);
    if (known?.retryAt === undefined) break;
    waits.push(known.retryAt - at);
    await sweeper.sweepAt(known.retryAt - 1);
    expect(await replays()).toBe(tries - 1);
    await sweeper.sweepAt(known.retryAt);
    expect(await replays()).toBe(tries);
    at = known.retryAt + 1;
  }
  expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40].map((minutes) => minutes * MINUTE));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 60 * MINUTE);
  await sweeper.sweepAt(at + 10 * 24 * 60 * MINUTE);
  expect(await replays()).toBe(waits.length);
});

test('what can never work is not tried again by itself', async () => {
  const sweeper = sweeperOf('org_never');
  const message = await archive(ofToday('ses_never', 'org_never'));
  await deliver('crow-dead-letters', [
    { ...message, stage: 'validate', kind: 'permanent', reason: 'no event', failedAt: today },
  ]);
  await sweeper.watch();
  await sweeper.sweepAt(today + 24 * 60 * MINUTE);
  expect(await env.SESSION_CONTROL.calls()).not.toContain('replay org_never/ses_never/1');
  const [letter] = (await read<DeadLetterPage>('/api/dead-letters', 'org_never')).deadLetters;
  expect(letter?.retryAt).toBeUndefined();
});
