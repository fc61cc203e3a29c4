import type { Parcel, ParcelReceipt, WireBatch } from '@crow/contracts';
import { expect, test } from 'vitest';
import { batchOf, post } from '../../test/batches.ts';
import { sessionOf } from '../../test/session.ts';

async function sendParcel(batches: WireBatch[], organizationId = 'org_1'): Promise<ParcelReceipt['answers']> {
  const parcel: Parcel = { batches: batches.map((batch) => ({ batch, sentAt: null, sender: { city: '東京' } })) };
  const response = await post(JSON.stringify(parcel), { address: '/parcels', organizationId });
  expect(response.status).toBe(200);
  return ((await response.json()) as ParcelReceipt).answers;
}

test('each batch of a parcel gets to its session, and its answer to its place', async () => {
  const wrong = { ...batchOf('ses_p2'), at: 'noon' } as unknown as WireBatch;
  const answers = await sendParcel([batchOf('ses_p1'), wrong, batchOf('ses_p3', 0, 3)]);
  expect(answers).toMatchObject([
    { accepted: 2, duplicate: false },
    { type: 'urn:crow:problem:invalid_request', status: 400 },
    { accepted: 3, duplicate: false },
  ]);
  expect((await sessionOf('ses_p1').read())?.events).toHaveLength(2);
  expect((await sessionOf('ses_p3').read())?.events).toHaveLength(3);
});

test('a parcel that comes again stores nothing again', async () => {
  await sendParcel([batchOf('ses_p4')]);
  const [answer] = await sendParcel([batchOf('ses_p4')]);
  expect(answer).toMatchObject({ accepted: 2, duplicate: true });
  expect((await sessionOf('ses_p4').rows()).session.city).toBe('東京');
});

test('a parcel belongs to the organization of its token', async () => {
  await sendParcel([batchOf('ses_p5')], 'org_2');
  expect(await sessionOf('ses_p5').read()).toBeNull();
  expect((await sessionOf('ses_p5', 'org_2').read())?.events).toHaveLength(2);
});

test('a parcel without a token, or by another method, is refused', async () => {
  expect((await post('{}', { address: '/parcels', headers: { authorization: 'Bearer x' } })).status).toBe(401);
  expect((await post('', { address: '/parcels', method: 'GET' })).status).toBe(405);
});
