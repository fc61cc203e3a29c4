import type { SessionEventIds } from '@crow/contracts';
import { expect, test } from 'vitest';
import { ask, claimsIn, makeKey } from '../../test/gateway.ts';

const idsOf = (sessionId: string, apiKey?: string, method = 'GET') =>
  ask(`/v1/sessions/${sessionId}/event-ids`, {
    method,
    ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
  });

test('the event ids of a session are told to who has a secret key, in the name of its organization', async () => {
  const { apiKey, key } = await makeKey({ kind: 'secret' });
  const response = await idsOf('ses_1', apiKey);
  expect(response.status).toBe(200);
  const { sessionId, eventIds } = (await response.json()) as SessionEventIds;
  expect(sessionId).toBe('ses_1');
  const echo = { headers: { authorization: `Bearer ${eventIds[0]}` } };
  expect(await claimsIn(echo, 'web-ingest-worker')).toMatchObject({ org: key.organizationId, role: 'viewer' });
});

test('nobody else is told', async () => {
  const [secret, publishable] = [await makeKey({ kind: 'secret' }), await makeKey()];
  const answers = await Promise.all([
    idsOf('ses_1'),
    idsOf('ses_1', publishable.apiKey),
    idsOf('ses_none', secret.apiKey),
    idsOf('a%20b', secret.apiKey),
    idsOf('ses_1', secret.apiKey, 'POST'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 403, 404, 404, 405]);
});
