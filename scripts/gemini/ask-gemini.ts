import { setTimeout as wait } from 'node:timers/promises';
import type { Understanding, UnderstandingInput } from '@crow/contracts';
import type { GeminiSettings } from '../../services/ai-processing-service/src/gemini/gemini-settings.ts';
import { geminiProvider } from '../../services/ai-processing-service/src/providers/gemini.ts';

/** One session, understood on this machine by the same code as in the service; without a budget, and nothing is stored. */
export function askGemini(settings: GeminiSettings, input: UnderstandingInput): Promise<Understanding> {
  const unguarded = {
    circuit: { isClosed: async () => true, open: async () => undefined },
    budget: { reserve: async () => true, settle: async () => undefined },
  };
  const clock = { now: Date.now, wait: async (milliseconds: number) => void (await wait(milliseconds)) };
  return geminiProvider(settings, unguarded, clock).understand(input);
}
