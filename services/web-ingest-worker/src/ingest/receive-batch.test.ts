import { env } from 'cloudflare:workers';
import { type BatchAnswer, isReceipt, LIMITS, type Problem, type WireBatch } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { batchOf, keyToken, post, postBatch, send, sentBatch } from '../../test/batches.ts';
import { sessionOf } from '../../test/session.ts';
import { sessionStub } from '../sessions/session-stub.ts';

function problemOf(answer: BatchAnswer): Problem {
  if (isReceipt(answer)) throw new Error(`stored: ${JSON.stringify(answer)}`);
  return answer;
}

const statusOf = (answer: BatchAnswer): number => problemOf(answer).status;

describe('a batch', () => {
  test('is stored before it is answered', async () => {
    const receipt = await send(batchOf('ses_stored'));
    expect(receipt).toMatchObject({ batchId: 'bat_0', accepted: 2, duplicate: false, rejected: [] });
    await sessionOf('ses_stored').crash();
    expect((await sessionOf('ses_stored').read())?.events.map(({ id }) => id)).toEqual(['tab-0', 'tab-1']);
  });

  test('that comes twice is stored once, and gets the same answer', async () => {
    await send(batchOf('ses_twice', 0, 3));
    expect(await send(batchOf('ses_twice', 0, 3))).toMatchObject({ accepted: 3, duplicate: true });
    expect((await sessionOf('ses_twice').read())?.events).toHaveLength(3);
  });

  test('with events that its session holds already says which, and stores the others', async () => {
    await send(batchOf('ses_repeated', 0, 3));
    const events = [1, 2, 3].map(() => ({ type: 'custom' as const, name: 'did' }));
    const sent = { ...batchOf('ses_repeated', 2, 0, { batchId: 'other' }), events: [...events, { type: 'nonsense' }] };
    const address = '/sessions/ses_repeated/batches/other';
    expect(await post(JSON.stringify(sent), { address })).toMatchObject({
      accepted: 2,
      duplicate: false,
      repeated: [0],
      rejected: [{ index: 3 }],
    });
    expect(await post(JSON.stringify(sent), { address })).toMatchObject({ accepted: 2, duplicate: true });
    await sessionOf('ses_repeated').crash();
    expect(await send(batchOf('ses_repeated', 4, 2, { batchId: 'third' }))).toMatchObject({
      accepted: 1,
      repeated: [0],
    });
    expect((await sessionOf('ses_repeated').read())?.events).toHaveLength(6);
  });

  test('keeps its good events when one is bad, and tells which and why', async () => {
    const batch = batchOf('ses_mixed', 0, 3);
    const sent = { ...batch, events: [batch.events[0], { type: 'click', t: 1 }, batch.events[2], 7] };
    expect(await post(JSON.stringify(sent), { address: '/sessions/ses_mixed/batches/bat_0' })).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'missing_field', field: 'element' },
        { index: 3, code: 'not_an_object' },
      ],
    });
    // The ids count over all events as sent, so that a retry finds the same ones.
    expect((await sessionOf('ses_mixed').read())?.events.map(({ id }) => id)).toEqual(['tab-0', 'tab-2']);
  });

  test('with NUL and halves of letters keeps its events, mended, in keys and head as well', async () => {
    const page = { url: 'https://shop.example/', title: 'cut \ud83d' };
    const event = {
      type: 'custom',
      name: 'a\u0000b \u{1f600}',
      t: 0,
      page: 0,
      properties: { 'k\udc00': ['\ud800x', '\\u0000'] },
    };
    const batch = { ...batchOf('ses_mended'), pages: [page], events: [event] } as WireBatch;
    const body = JSON.stringify(batch).replace('\u{1f600}', '\\ud83d\\ude00');
    expect(await post(body, { address: '/sessions/ses_mended/batches/bat_0' })).toMatchObject({
      accepted: 1,
      rejected: [],
    });
    expect((await sessionOf('ses_mended').read())?.events).toMatchObject([
      {
        name: 'a\ufffdb \u{1f600}',
        title: 'cut \ufffd',
        properties: { 'k\ufffd': ['\ufffdx', '\\u0000'] },
      },
    ]);
    const { stored } = await sessionOf('ses_mended').rows();
    expect(stored[0]?.body).toContain('\\ud83d\\ude00');
    expect(stored[0]?.body).not.toMatch(/[^\\]\\u(0000|d800|dc00)/);
  });

  test('is measured in bytes, as it is stored, with what its events take from their head', async () => {
    const events = [{ type: 'custom', name: '☕ naïve', t: 0 }];
    for (const [sessionId, sent] of [
      ['ses_bytes_whole', events],
      ['ses_bytes_part', [...events, { type: 'nonsense' }]],
    ] as const) {
      const body = JSON.stringify({ ...batchOf(sessionId), events: sent });
      await post(body, { address: `/sessions/${sessionId}/batches/bat_0` });
      const { stored } = await sessionOf(sessionId).rows();
      const { name } = events[0] as { name: string };
      const page = 'https://shop.example/cart?step=1'.length + 'Cart'.length;
      const bytes = new TextEncoder().encode(String(stored[0]?.body)).length + name.length + page;
      expect(stored).toEqual([expect.objectContaining({ bytes })]);
    }
  });

  test('with refused events is stored as it was sent, however long its events are written out', async () => {
    // One name for hundreds of events, in escapes: written out again it would be longer than a row may be.
    const events = [
      { type: 'custom', name: '\u0001'.repeat(LIMITS.textLength) },
      ...Array.from({ length: 498 }, () => ({ t: 1 })),
      { type: 'nonsense' },
    ];
    const batch = { ...batchOf('ses_long'), events } as unknown as WireBatch;
    expect(await send(batch)).toMatchObject({ accepted: 499, rejected: [{ index: 499 }] });
    expect((await sessionOf('ses_long').read())?.events).toHaveLength(499);
  });

  test('counts in its session with what its events take from their head', async () => {
    const properties = { plan: 'x'.repeat(1000) };
    await send({ ...batchOf('ses_head', 0, 100), properties });
    const { stored } = await sessionOf('ses_head').rows();
    expect(stored[0]?.bytes).toBeGreaterThan(100_000);
  });

  test('in which a key stands twice is judged, stored and archived by the last of them', async () => {
    const body = JSON.stringify(batchOf('ses_double', 0, 1)).replace(
      '"type":"custom"',
      '"type":"nonsense","__proto__":{"type":"click","name":"x"},"type":"custom","name":"first"',
    );
    expect(await post(body, { address: '/sessions/ses_double/batches/bat_0' })).toMatchObject({ accepted: 1 });
    const { stored } = await sessionOf('ses_double').rows();
    expect(stored[0]?.body).toBe(body);
    const [event] = (await sessionOf('ses_double').read())?.events ?? [];
    expect(event).toMatchObject({ type: 'custom', name: 'did' });
    expect(Object.keys(event ?? {})).not.toContain('__proto__');
    const other = body.replaceAll('ses_double', 'ses_double_bad').replace('"name":"did"', '"name":"did","name":7');
    expect(await post(other, { address: '/sessions/ses_double_bad/batches/bat_0' })).toMatchObject({
      accepted: 0,
      rejected: [{ code: 'invalid_field', field: 'name' }],
    });
  });

  test('with only bad events opens no session', async () => {
    const batch = { ...batchOf('ses_bad'), events: [{ type: 'nonsense' }] };
    expect(await post(JSON.stringify(batch), { address: '/sessions/ses_bad/batches/bat_0' })).toMatchObject({
      accepted: 0,
      rejected: [{ index: 0, code: 'unknown_type' }],
    });
    expect(await sessionOf('ses_bad').read()).toBeNull();
  });

  test('of another organization goes to another session of the same name', async () => {
    await send(batchOf('ses_shared', 0, 1));
    await send(batchOf('ses_shared', 0, 4), { organizationId: 'org_2' });
    expect((await sessionOf('ses_shared').read())?.events).toHaveLength(1);
    expect((await sessionOf('ses_shared', 'org_2').read())?.events).toHaveLength(4);
  });

  test('takes its times to the clock of the server', async () => {
    const late = 3_600_000; // the client's clock is an hour behind
    const at = Date.now() - late;
    const sent = { address: `/sessions/ses_clock/batches/bat_0?sent=${at + 5_000}` };
    const events = [{ type: 'custom' as const, name: 'x', t: 0 }];
    const before = Date.now();
    expect(await post(JSON.stringify(batchOf('ses_clock', 0, 1, { at, events })), sent)).toMatchObject({ accepted: 1 });
    const [event] = (await sessionOf('ses_clock').read())?.events ?? [];
    expect(event?.ts).toBeGreaterThanOrEqual(before - 5_000);
    expect(event?.ts).toBeLessThanOrEqual(Date.now() - 5_000);
  });
});

describe('a request that is refused', () => {
  const address = '/sessions/ses_no/batches/bat_0';

  test.each([
    ['{"v":1,', 1, 8],
    ['{"v":1,\n  "batchId": oops}', 2, 14],
    ['', 1, 1],
  ])('%j is answered with the place', async (body, line, column) => {
    const problem = problemOf(await post(body, { address }));
    expect(problem).toMatchObject({ type: 'urn:crow:problem:malformed_body', status: 400, place: { line, column } });
  });

  test.each([
    [{ v: 2 }, 'v'],
    [{ platform: 'toaster' }, 'platform'],
    [{ events: [] }, 'events'],
    [{ pages: [{ url: 1 }] }, 'pages.0.url'],
  ])('%j is answered with the field', async (change, field) => {
    const body = JSON.stringify({ ...batchOf('ses_no'), ...change });
    expect(problemOf(await post(body, { address }))).toMatchObject({ status: 400, place: { field } });
  });

  test('a body that disagrees with its address', async () => {
    const problem = problemOf(await postBatch(batchOf('ses_other'), { address }));
    expect(problem).toMatchObject({ type: 'urn:crow:problem:session_mismatch', place: { field: 'sessionId' } });
  });

  test('a batch of too many events', async () => {
    const many = {
      ...batchOf('ses_no'),
      events: new Array(LIMITS.batchEvents + 1).fill({ type: 'custom', name: 'x', t: 0 }),
    };
    expect(statusOf(await post(JSON.stringify(many), { address }))).toBe(413);
  });

  test('a head nested without end, whatever becomes of its events', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const body = JSON.stringify({
      ...batchOf('ses_no'),
      events: [{ type: 'nonsense' }, { type: 'custom', name: 'x' }],
    });
    const problem = problemOf(await post(body.replace('{', `{"extra":${deep},`), { address }));
    expect(problem).toMatchObject({ status: 400, place: { field: 'extra' } });
  });

  test('a caller without a good token, or with a token of a login', async () => {
    expect(statusOf(await postBatch(batchOf('ses_no'), { token: 'nonsense' }))).toBe(401);
    const token = await keyToken('org_1', 'user:u1');
    expect(statusOf(await postBatch(batchOf('ses_no'), { token }))).toBe(403);
  });

  test('a batch that comes to the object of another session, or organization', async () => {
    const { receive } = sessionStub(env, 'org_1', 'ses_no');
    const sent = sentBatch(JSON.stringify(batchOf('ses_else')), { address: '/sessions/ses_else/batches/bat_0' });
    expect(problemOf(await receive(await keyToken(), sent)).type).toBe('urn:crow:problem:session_mismatch');
    const own = sentBatch(JSON.stringify(batchOf('ses_no')), { address });
    expect(problemOf(await receive(await keyToken('org_2'), own)).type).toBe('urn:crow:problem:session_mismatch');
  });

  test('leaves nothing behind', async () => {
    expect(await sessionOf('ses_no').read()).toBeNull();
  });
});
