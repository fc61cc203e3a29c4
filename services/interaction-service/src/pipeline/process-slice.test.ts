import { env } from 'cloudflare:workers';
import { type InteractionMessage, refKey, type SessionDetail } from '@crow/contracts';
import { expect, test } from 'vitest';
import { faultyEnvironment } from '../../test/faulty-environment.ts';
import { archive, read, sessionOf } from '../../test/pipeline.ts';
import { type Finding, processSlice, type RunStep } from './process-slice.ts';

/** Does each step once. */
const once: RunStep = (_, work) => work(1);

/** Archives sessions of one task each. */
const archived = (...ids: string[]): Promise<InteractionMessage[]> =>
  Promise.all(ids.map((id) => archive(sessionOf(id, { tasks: [id] }))));

async function expectStored(...ids: string[]): Promise<void> {
  for (const id of ids) {
    const { interactions, state } = await read<SessionDetail>(`/api/sessions/${id}`);
    expect(interactions.map(({ headline }) => headline)).toEqual([`${id} r1`]);
    expect(state).toBe('freed');
  }
}

/** What is called of the stores and services while sessions are processed together. */
async function callsFor(messages: readonly InteractionMessage[]): Promise<string[]> {
  const watched = faultyEnvironment(Number.POSITIVE_INFINITY, 'never done');
  expect(await processSlice(watched.env, messages, once)).toEqual([]);
  return watched.calls;
}

const countOf = (calls: readonly string[], name: string) => calls.filter((call) => call === name).length;

test('catalog, vectors and usage are called as often for ten sessions as for one', async () => {
  const one = await callsFor(await archived('ses_single'));
  const ten = await callsFor(await archived(...Array.from({ length: 10 }, (_, index) => `ses_tenth_${index}`)));
  for (const store of ['CATALOG', 'VECTORS', 'USAGE']) {
    const of = (calls: readonly string[]) => calls.filter((call) => call.startsWith(`${store}.`)).toSorted();
    expect(of(ten)).toEqual(of(one));
  }
  await expectStored('ses_tenth_0', 'ses_tenth_9');
});

test('the archive of a session is read once, what is found is written once, and looked for only when it was sent before', async () => {
  const [sent, again] = await archived('ses_sent_first', 'ses_sent_again');
  if (!sent || !again) throw new Error('nothing was archived');
  await callsFor(await archived('ses_organization_known'));
  const first = await callsFor([{ ...sent, sent: 'first' }]);
  expect(countOf(first, 'ARCHIVE.get')).toBe(1);
  expect(countOf(first, 'RESULTS.put')).toBe(1);
  const second = await callsFor([again]);
  expect(countOf(second, 'RESULTS.get')).toBe(countOf(first, 'RESULTS.get') + 1);
  await expectStored('ses_sent_first', 'ses_sent_again');
});

test('sessions of two organizations are stored together, each with its own', async () => {
  const [own] = await archived('ses_of_one');
  const other = await archive(sessionOf('ses_of_other', { organizationId: 'org_beside', tasks: ['ses_of_other'] }));
  expect(await processSlice(env, [own as InteractionMessage, other], once)).toEqual([]);
  await expectStored('ses_of_one');
  await expect(read('/api/sessions/ses_of_other')).rejects.toThrow('404');
  expect((await read<SessionDetail>('/api/sessions/ses_of_other', 'org_beside')).interactions).toHaveLength(1);
});

test('a session that takes long, and one whose archive is gone, hold nobody up', async () => {
  const ids = ['ses_patient_1', 'ses_patient_2', 'ses_patient_3', 'ses_robbed'];
  const messages = await archived(...ids);
  await env.ARCHIVE.delete(messages[3]?.archiveKey ?? '');
  await env.UNDERSTANDER.hangNext();
  const finding: Finding = new Map();
  const failures = await processSlice(env, messages, once, { finding, patienceMs: 2_000 });
  const slow = failures.find(({ stage }) => stage === 'understand');
  const robbed = failures.find(({ stage }) => stage === 'validate');
  expect(failures).toHaveLength(2);
  expect(slow).toMatchObject({ kind: 'transient', reason: expect.stringContaining('no answer within 2000 ms') });
  expect(robbed).toMatchObject({ place: 3, kind: 'permanent', reason: expect.stringContaining('missing') });
  await expectStored(...ids.filter((_, place) => place !== slow?.place && place !== 3));
  // It is still being found: whoever takes it alone waits for that and asks nobody a second time.
  expect(finding.has(refKey(messages[slow?.place ?? 0] as InteractionMessage))).toBe(true);
});

test('a session whose vectors could not be had is not understood a second time', async () => {
  const messages = await archived('ses_no_vectors');
  const embedder = { embed: () => Promise.reject(new Error('as the test wishes')) };
  // Of the embedder only what the stages call is replaced.
  const failures = await processSlice({ ...env, EMBEDDER: embedder } as unknown as typeof env, messages, once);
  expect(failures).toMatchObject([{ stage: 'embed', kind: 'transient', reason: 'as the test wishes' }]);
  expect(countOf(await callsFor(messages), 'UNDERSTANDER.understand')).toBe(0);
  await expectStored('ses_no_vectors');
});
