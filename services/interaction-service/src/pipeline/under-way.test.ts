import { expect, test } from 'vitest';
import { archive, deliver, process, read, sessionOf } from '../../test/pipeline.ts';
import { isUnderWay, noteEnded, noteTaken } from './under-way.ts';

const session = { organizationId: 'org_1', sessionId: 'ses_taken', revision: 1, archiveKey: 'a' };
const again = { ...session, sent: 'again' as const };

test('only what is sent again is let go, only while its revision is under way, and a minute at most', () => {
  expect(isUnderWay(again, 0)).toBe(false);
  noteTaken([session], 0);
  expect(isUnderWay(again, 59_999)).toBe(true);
  expect(isUnderWay(again, 60_000)).toBe(false);
  expect(isUnderWay({ ...again, revision: 2 }, 1)).toBe(false);
  expect(isUnderWay({ ...again, organizationId: 'org_2' }, 1)).toBe(false);
  expect(isUnderWay({ ...again, sweep: 1 }, 1)).toBe(false);
  expect(isUnderWay({ ...session, sent: 'first' }, 1)).toBe(false);
  expect(isUnderWay(session, 1)).toBe(false);
  noteEnded(session);
  expect(isUnderWay(again, 1)).toBe(false);
});

test('a session that is sent again after its end is processed again', async () => {
  const message = { ...(await archive(sessionOf('ses_ended', { tasks: ['ses_ended'] }))), sent: 'again' as const };
  await process([message]);
  expect(isUnderWay(message, Date.now())).toBe(false);
  await process([message]);
  expect(await read(`/api/sessions/${message.sessionId}`)).toMatchObject({ revision: 1 });
});

test('a session that is under way is let go and nothing else of its batch', async () => {
  const [taken, other] = await Promise.all(['ses_under_way', 'ses_not_under_way'].map((id) => archive(sessionOf(id))));
  if (!taken || !other) throw new Error('nothing was archived');
  noteTaken([taken], Date.now());
  const result = await deliver('crow-interactions-0', [{ ...taken, sent: 'again' }]);
  expect(result.retryMessages).toEqual([]);
  await process([{ ...taken, sent: 'again' }, other]);
  expect(await read(`/api/sessions/${other.sessionId}`)).toMatchObject({ revision: 1 });
  await expect(read(`/api/sessions/${taken.sessionId}`)).rejects.toThrow('404');
  noteEnded(taken);
});
