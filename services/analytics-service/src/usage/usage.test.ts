import { exports } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askAs } from '../../test/service.ts';

const NOVEMBER = Date.UTC(2026, 10, 30, 23);
const DECEMBER = Date.UTC(2026, 11, 1, 1);

async function monthsOf(organizationId: string): Promise<unknown> {
  return ((await (await askAs(organizationId, '/api/usage')).json()) as { months: unknown }).months;
}

test('a session counts once, with its newest revision, in the month it was first processed', async () => {
  const record = (sessionId: string, revision: number, events: number, processedAt: number) =>
    exports.Usage.record('org_billed', [{ sessionId, revision, events, interactions: 1, processedAt }]);
  await record('ses_1', 1, 10, NOVEMBER);
  await record('ses_1', 2, 12, DECEMBER);
  await record('ses_2', 1, 5, DECEMBER);
  await record('ses_2', 1, 5, DECEMBER);
  expect(await monthsOf('org_billed')).toEqual([
    { month: '2026-12', sessions: 1, events: 5, interactions: 1 },
    { month: '2026-11', sessions: 1, events: 12, interactions: 1 },
  ]);
  expect(await monthsOf('org_other')).toEqual([]);
});

test('whatever is told twice or out of order, the sum is that of the newest revisions', async () => {
  const told = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(told, async (records) => {
      const organizationId = `org_run_${run++}`;
      const newest = new Map<number, number>();
      for (const [session, revision] of records) {
        const usage = {
          sessionId: `ses_${session}`,
          revision,
          events: revision,
          interactions: 1,
          processedAt: NOVEMBER,
        };
        await exports.Usage.record(organizationId, [usage]);
        newest.set(session, Math.max(newest.get(session) ?? 0, revision));
      }
      const events = [...newest.values()].reduce((sum, value) => sum + value, 0);
      const expected = [{ month: '2026-11', sessions: newest.size, events, interactions: newest.size }];
      expect(await monthsOf(organizationId)).toEqual(newest.size === 0 ? [] : expected);
    }),
    { numRuns: 20 },
  );
});
