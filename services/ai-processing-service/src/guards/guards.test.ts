import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../../test/ask.ts';
import { LEFT_AT_CHECKOUT, sessionOf } from '../../test/sessions.ts';
import { readGeminiSettings } from '../gemini/gemini-settings.ts';
import { type GuardBindings, sharedGuards } from './shared-guards.ts';

const bindings = env as unknown as GuardBindings;
const DAY = Date.UTC(2026, 10, 3);
const MINUTE = 60_000;
const LIMIT = { tokens: 10_000, usd: 1 };

function budgetOf(name: string) {
  return bindings.MODEL_BUDGETS.getByName(`org_${name}_${crypto.randomUUID()}`);
}

/** Guards as one isolate has them; each call is another isolate. */
function isolate(model: string, now: () => number, variables = {}) {
  const settings = readGeminiSettings({ GEMINI_API_KEY: 'a-key', GEMINI_MODEL: model, ...variables });
  return sharedGuards(bindings, settings, { now, wait: async () => undefined });
}

describe('the budget of an organization', () => {
  test('puts aside what a session may take, and keeps what it took', async () => {
    const budget = budgetOf('plain');
    expect(await budget.reserve('a', { tokens: 8_000, usd: 0.1 }, LIMIT, DAY)).toBe(true);
    expect(await budget.reserve('b', { tokens: 8_000, usd: 0.1 }, LIMIT, DAY)).toBe(false);
    await budget.settle('a', { tokens: 900, usd: 0.01 }, DAY);
    await budget.settle('a', { tokens: 900, usd: 0.01 }, DAY);
    expect(await budget.takenOn(DAY)).toEqual({ tokens: 900, usd: 0.01 });
    expect(await budget.reserve('b', { tokens: 8_000, usd: 0.1 }, LIMIT, DAY)).toBe(true);
  });

  test('ends by money as well as by tokens, and begins anew with the day in UTC', async () => {
    const budget = budgetOf('money');
    expect(await budget.reserve('a', { tokens: 1, usd: 0.9 }, LIMIT, DAY)).toBe(true);
    await budget.settle('a', { tokens: 1, usd: 0.9 }, DAY);
    expect(await budget.reserve('b', { tokens: 1, usd: 0.2 }, LIMIT, DAY + 24 * 60 * MINUTE - 1)).toBe(false);
    expect(await budget.reserve('b', { tokens: 1, usd: 0.2 }, LIMIT, DAY + 24 * 60 * MINUTE)).toBe(true);
  });

  test('counts what was put aside for a session whose isolate ended as taken', async () => {
    const budget = budgetOf('lost');
    await budget.reserve('lost', { tokens: 6_000, usd: 0.1 }, LIMIT, DAY);
    expect(await budget.reserve('next', { tokens: 6_000, usd: 0.1 }, LIMIT, DAY + 11 * MINUTE)).toBe(false);
    expect(await budget.takenOn(DAY)).toEqual({ tokens: 6_000, usd: 0.1 });
  });

  test('is never overdrawn, in whatever order sessions come and go', async () => {
    const step = fc.record({ id: fc.nat(9), tokens: fc.nat(4_000), share: fc.double({ min: 0, max: 1, noNaN: true }) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(step, fc.nat(9)), { maxLength: 40 }), async (steps) => {
        const budget = budgetOf('any');
        const open = new Map<number, number>();
        let taken = 0;
        for (const one of steps) {
          if (typeof one === 'number') {
            const most = open.get(one) ?? 0;
            await budget.settle(`s${one}`, { tokens: most, usd: 0 }, DAY);
            taken += most;
            open.delete(one);
          } else if (!open.has(one.id)) {
            const isGranted = await budget.reserve(`s${one.id}`, { tokens: one.tokens, usd: 0 }, LIMIT, DAY);
            const sum = [...open.values()].reduce((total, tokens) => total + tokens, taken) + one.tokens;
            expect(isGranted).toBe(sum <= LIMIT.tokens);
            if (isGranted) open.set(one.id, one.tokens);
          }
        }
        expect((await budget.takenOn(DAY)).tokens).toBe(taken);
      }),
      { numRuns: 25 },
    );
  });

  test('when it is spent sessions are understood without the model, and other organizations with it', async () => {
    const now = () => DAY;
    const { budget } = isolate('gemini-3.5-flash-lite', now, { GEMINI_DAILY_TOKENS: '9000' });
    const of = (organizationId: string) =>
      ask(sessionOf(LEFT_AT_CHECKOUT, { organizationId }), ['honest'], { guards: { budget } });
    const poor = `org_poor_${crypto.randomUUID()}`;
    const endings: (string | undefined)[] = [];
    for (let n = 0; n < 8; n++) endings.push((await of(poor)).understanding.provenance.asked?.ended);
    expect(endings[0]).toBe('used');
    expect(endings.at(-1)).toBe('over_budget');
    const refused = await of(poor);
    expect(refused.requests).toEqual([]);
    expect(refused.understanding.interactions.length).toBeGreaterThan(0);
    const rich = await of(`org_rich_${crypto.randomUUID()}`);
    expect(rich.understanding.provenance.source).toBe('gemini');
  });
});

describe('the circuit', () => {
  test('keeps every isolate from asking for ten minutes after the key was refused', async () => {
    let now = DAY;
    const model = `gemini-${crypto.randomUUID()}`;
    const [first, second] = [isolate(model, () => now).circuit, isolate(model, () => now).circuit];
    expect([await first.isClosed(), await second.isClosed()]).toEqual([true, true]);
    await first.open('key_refused', 10 * MINUTE);
    expect(await first.isClosed()).toBe(false);
    // The other one believed half a minute long that all is well.
    now += 30_000;
    expect(await second.isClosed()).toBe(false);
    now += 10 * MINUTE;
    expect([await first.isClosed(), await second.isClosed()]).toEqual([true, true]);
  });

  test('of another model or another key stays closed', async () => {
    const now = () => DAY;
    const model = `gemini-${crypto.randomUUID()}`;
    await isolate(model, now).circuit.open('key_refused', MINUTE);
    expect(await isolate(model, now).circuit.isClosed()).toBe(false);
    expect(await isolate(model, now, { GEMINI_API_KEY: 'another-key' }).circuit.isClosed()).toBe(true);
    expect(await isolate(`${model}-2`, now).circuit.isClosed()).toBe(true);
  });

  test('open: nothing is asked, and the session is understood', async () => {
    const { circuit } = isolate(`gemini-${crypto.randomUUID()}`, () => DAY);
    const refused = await ask(sessionOf(LEFT_AT_CHECKOUT), ['key invalid'], { guards: { circuit } });
    expect(refused.understanding.provenance.asked?.ended).toBe('key_refused');
    const paused = await ask(sessionOf(LEFT_AT_CHECKOUT), ['honest'], { guards: { circuit } });
    expect(paused.understanding.provenance).toMatchObject({ source: 'analyst', asked: { ended: 'paused', calls: 0 } });
    expect(paused.requests).toEqual([]);
  });
});
