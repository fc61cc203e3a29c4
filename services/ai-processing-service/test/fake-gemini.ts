import type { TestProject } from 'vitest/node';
import { startFakeGemini } from '../../../tests/fake-gemini/server.ts';

/** Starts the fake Gemini server for the tests of this service, which run in the Workers runtime and reach it by address. */
export default async function provideFakeGemini({ provide }: TestProject): Promise<() => Promise<void>> {
  const fake = await startFakeGemini();
  provide('fakeGemini', fake.url);
  return fake.stop;
}
