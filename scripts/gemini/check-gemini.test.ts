import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAKE_KEY } from '../../tests/fake-gemini/check-request.ts';
import { type FakeGemini, startFakeGemini } from '../../tests/fake-gemini/server.ts';
import { checkGemini } from './check-gemini.ts';
import { geminiSettings } from './gemini-variables.ts';

let fake: FakeGemini;
beforeAll(async () => {
  fake = await startFakeGemini();
});
afterAll(() => fake.stop());

async function check(env: NodeJS.ProcessEnv): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await checkGemini({ GEMINI_BASE_URL: `${fake.url}/check/v1beta`, ...env }, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

test('a key that works is told with what the model says, what it took and what the check dropped', async () => {
  const { code, text } = await check({ GEMINI_API_KEY: FAKE_KEY });
  expect(code).toBe(0);
  for (const part of [
    'gemini-3.5-flash-lite',
    'ended     used',
    '1 calls',
    'US$',
    'Laptop X1 into the cart',
    'event-4',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain(FAKE_KEY);
});

test('a key that does not work is told with what to do, and is not printed', async () => {
  const { code, text } = await check({ GEMINI_API_KEY: 'another-key' });
  expect(code).toBe(1);
  expect(text).toContain('The key is not valid');
  expect(text).not.toContain('another-key');
});

test('without a key nothing is asked', async () => {
  expect(await check({ GEMINI_API_KEY: '' })).toEqual({ code: 2, text: expect.stringContaining('set GEMINI_API_KEY') });
});

test('the environment goes before the configuration, and what is empty does not count', () => {
  const settings = geminiSettings({ GEMINI_API_KEY: 'k', GEMINI_MODEL: 'gemini-9', GEMINI_TIER: '' });
  expect(settings).toMatchObject({ model: 'gemini-9', tier: 'standard', dailyUsd: 5 });
  expect(geminiSettings({ GEMINI_API_KEY: ' ' })).toBeUndefined();
});

test.each([
  [{ GEMINI_MODEL: 'a model' }, 'GEMINI_MODEL is "a model"'],
  [{ GEMINI_BASE_URL: 'localhost' }, 'GEMINI_BASE_URL is "localhost"'],
  [{ GEMINI_TIER: 'cheap' }, 'GEMINI_TIER is "cheap"'],
  [{ GEMINI_PRICE: 'free' }, 'GEMINI_PRICE is "free"'],
  [{ GEMINI_DAILY_USD: '-1' }, 'GEMINI_DAILY_USD is "-1"'],
])('a setting that can not be used is refused by its name: %o', (env, message) => {
  expect(() => geminiSettings({ GEMINI_API_KEY: 'secret', ...env })).toThrow(message);
});
