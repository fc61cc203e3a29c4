import { env } from 'cloudflare:workers';
import type { DeadLetterPage, SearchAnswer, SessionDetail, SessionPage } from '@crow/contracts';
import { describe, expect, test, vi } from 'vitest';
import { archive, deliver, process, read, sessionOf } from '../../test/pipeline.ts';

/** The queue itself waits a second for a batch to fill. */
const PATIENCE = { timeout: 10_000, interval: 50 };

describe('a session on the queue', () => {
  test('ends in the catalog, in the search, in the usage, and is told to its object', async () => {
    const message = await archive(sessionOf('ses_whole', { tasks: ['buy', 'return'] }));
    await process([message]);
    const detail = await read<SessionDetail>('/api/sessions/ses_whole');
    expect(detail).toMatchObject({ state: 'freed', revision: 1, understanding: { intent: 'purchasing' } });
    expect(detail.events.map(({ id }) => id)).toEqual(['e-0', 'e-1']);
    expect(detail.interactions.map(({ headline }) => headline)).toEqual(['buy r1', 'return r1']);
    expect(detail.interactions[0]?.statements[0]?.evidence).toEqual(['e-0']);
    const { hits } = await read<SearchAnswer>('/api/search?q=return');
    expect(hits[0]?.interaction.id).toBe(detail.interactions[1]?.id);
    expect(hits[0]?.score).toBeCloseTo(1, 2);
    expect(await env.SESSION_CONTROL.calls()).toContain('processed org_1/ses_whole/1');
    const usage = (await env.USAGE.records('org_1')).filter(({ sessionId }) => sessionId === 'ses_whole');
    expect(usage).toMatchObject([{ revision: 1, events: 2, interactions: 2 }]);
  });

  test('that comes twice is stored once', async () => {
    const message = await archive(sessionOf('ses_twice'));
    await process([message, message]);
    await process([message]);
    const { interactions } = await read<SessionDetail>('/api/sessions/ses_twice');
    expect(interactions).toHaveLength(1);
    const { hits } = await read<SearchAnswer>('/api/search?q=buy&limit=100');
    expect(hits.filter(({ interaction }) => interaction.sessionId === 'ses_twice')).toHaveLength(1);
  });

  test('is understood once, however often it is tried', async () => {
    const message = await archive(sessionOf('ses_once'));
    await process([message]);
    await env.UNDERSTANDER.failNext(1, 'PermanentError');
    await process([message, await archive(sessionOf('ses_beside'))]);
    expect((await read<SessionDetail>('/api/sessions/ses_once')).interactions).toHaveLength(1);
    await vi.waitFor(async () => {
      const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters');
      expect(deadLetters.map(({ sessionId }) => sessionId)).toEqual(['ses_beside']);
    }, PATIENCE);
  });

  test('of a newer revision replaces the older one, also when the older one comes last', async () => {
    const first = await archive(sessionOf('ses_late', { tasks: ['look', 'leave'] }));
    const second = await archive(sessionOf('ses_late', { revision: 2, tasks: ['look'] }));
    await process([first]);
    await process([second]);
    await process([first]);
    const { interactions, revision } = await read<SessionDetail>('/api/sessions/ses_late');
    expect(revision).toBe(2);
    expect(interactions.map(({ headline }) => headline)).toEqual(['look r2']);
    const { hits } = await read<SearchAnswer>('/api/search?q=leave&limit=100');
    expect(hits.filter(({ interaction }) => interaction.sessionId === 'ses_late')).toHaveLength(1);
    expect(await env.SESSION_CONTROL.calls()).toContain('processed org_1/ses_late/1');
  });

  test('is tried again when a neighbour fails for a moment', async () => {
    const message = await archive(sessionOf('ses_patient'));
    await env.UNDERSTANDER.failNext(2, 'Error');
    await process([message]);
    expect((await read<SessionDetail>('/api/sessions/ses_patient')).interactions).toHaveLength(1);
  });

  test('that can not be processed becomes a dead letter and does not hold up its neighbours', async () => {
    const good = await archive(sessionOf('ses_good'));
    const lost = { ...good, sessionId: 'ses_lost', archiveKey: 'org=org_1/nothing.jsonl.gz' };
    const swapped = { ...good, sessionId: 'ses_swapped' };
    await process([lost, good, swapped]);
    expect((await read<SessionDetail>('/api/sessions/ses_good')).interactions).toHaveLength(1);
    await vi.waitFor(async () => {
      const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters');
      const found = deadLetters.map(({ sessionId, stage, kind }) => [sessionId, stage, kind]);
      expect(found).toContainEqual(['ses_lost', 'validate', 'permanent']);
      expect(found).toContainEqual(['ses_swapped', 'validate', 'permanent']);
    }, PATIENCE);
  });

  test('of an organization that does not exist becomes a dead letter at the stage that missed it', async () => {
    await process([await archive(sessionOf('ses_orphan', { organizationId: 'org_gone' }))]);
    await vi.waitFor(async () => {
      const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters', 'org_gone');
      expect(deadLetters).toMatchObject([{ sessionId: 'ses_orphan', stage: 'enrich', kind: 'permanent' }]);
    }, PATIENCE);
  });
});

test('a message that names no session is refused and does not hold up its neighbours', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const result = await deliver('crow-interactions-0', ['nonsense', { organizationId: '../x' }]);
  expect(result.retryMessages).toEqual([]);
  expect(log).toHaveBeenCalledTimes(2);
  log.mockRestore();
});

test('a session is understood with the own words of its organization', async () => {
  await process([await archive(sessionOf('ses_words', { organizationId: 'org_words' }))]);
  const { understanding } = await read<SessionDetail>('/api/sessions/ses_words', 'org_words');
  expect(understanding?.goal).toBe('a goal at Shop org_words, in the words Kiste');
});

test('an organization sees nothing of another', async () => {
  await process([await archive(sessionOf('ses_theirs', { organizationId: 'org_2', tasks: ['hide'] }))]);
  expect((await read<SessionPage>('/api/sessions', 'org_2')).total).toBe(1);
  const { sessions } = await read<SessionPage>('/api/sessions?limit=100', 'org_1');
  expect(sessions.map(({ sessionId }) => sessionId)).not.toContain('ses_theirs');
  const { hits } = await read<SearchAnswer>('/api/search?q=hide&limit=100', 'org_1');
  expect(hits.map(({ interaction }) => interaction.sessionId)).not.toContain('ses_theirs');
  await expect(read('/api/sessions/ses_theirs', 'org_1')).rejects.toThrow('404');
});
