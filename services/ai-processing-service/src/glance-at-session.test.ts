import { env } from 'cloudflare:workers';
import type { CompleteSession, Directory, LiveReader } from '@crow/contracts';
import { expect, test } from 'vitest';

const { READER, DIRECTORY } = env as unknown as {
  READER: LiveReader;
  DIRECTORY: Directory & { asked(): Promise<number> };
};

const START = Date.UTC(2026, 9, 1, 10);

function openSession(organizationId: string, paths: string[]): CompleteSession {
  return {
    context: {
      ...{ organizationId, sessionId: 'ses_1', revision: 1, keyId: 'key_1', platform: 'web' },
      ...{ startedAt: START, endedAt: START + 60_000 },
    },
    events: paths.map((path, seq) => ({
      ...{ id: `e${seq}`, seq, source: 'tab', ts: START + seq * 10_000, url: `https://shop.example${path}` },
      type: 'page_view',
    })),
  };
}

test('an open session is read as far as it came, with the product named as in the catalog', async () => {
  const reading = await READER.glance(openSession('org_live', ['/products/laptop-x1', '/cart', '/checkout']));
  expect(reading).toMatchObject({ intent: 'purchasing', stage: 'checkout', events: 3, product: { name: 'Laptop X1' } });
  expect(reading?.at).toBeGreaterThan(START);
});

test('the own words of the organization count', async () => {
  const reading = await READER.glance(openSession('org_live', ['/products/laptop-x1', '/zahltisch']));
  expect(reading).toMatchObject({ intent: 'purchasing', stage: 'checkout' });
});

test('an organization is asked for once for all readings of a minute, one that is not there each time', async () => {
  await READER.glance(openSession('org_live', ['/']));
  const before = await DIRECTORY.asked();
  for (let time = 0; time < 3; time++) await READER.glance(openSession('org_live', ['/']));
  expect(await DIRECTORY.asked()).toBe(before);
  expect(await READER.glance(openSession('org_gone', ['/']))).toBeNull();
  expect(await READER.glance(openSession('org_gone', ['/']))).toBeNull();
  expect(await DIRECTORY.asked()).toBe(before + 2);
});
