import type { Understanding, UnderstandingInput } from '@crow/contracts';
import type { Clock } from '../src/gemini/ask-patiently.ts';
import { type GeminiVariables, readGeminiSettings } from '../src/gemini/gemini-settings.ts';
import type { Guards, Spending } from '../src/guards/guards.ts';
import { geminiProvider } from '../src/providers/gemini.ts';
import { openRoom, type SentRequest } from './room.ts';

/** What asking the fake about a session gave. */
export interface Asked {
  understanding: Understanding;
  requests: SentRequest[];
  /** Waits between calls, milliseconds. */
  waits: number[];
  /** Why asking was stopped, and for how many seconds. */
  stops: string[];
  settled: Spending[];
}

/** Understands a session by the real provider, with the fake behaving as planned; time passes only in waits. */
export async function ask(
  input: UnderstandingInput,
  plan: readonly string[],
  { variables = {}, guards = {} }: { variables?: GeminiVariables; guards?: Partial<Guards> } = {},
): Promise<Asked> {
  const room = await openRoom(...plan);
  const waits: number[] = [];
  const stops: string[] = [];
  const settled: Spending[] = [];
  let now = Date.UTC(2026, 9, 2);
  const clock: Clock = {
    now: () => now,
    async wait(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  const settings = readGeminiSettings({
    GEMINI_API_KEY: 'fake-gemini-key',
    GEMINI_MODEL: 'gemini-3.5-flash-lite',
    GEMINI_BASE_URL: room.baseUrl,
    ...variables,
  });
  const provider = geminiProvider(
    settings,
    {
      circuit: {
        isClosed: async () => true,
        open: async (ending, forMs) => void stops.push(`${ending} ${forMs / 1000}`),
      },
      budget: { reserve: async () => true, settle: async (_organization, _id, taken) => void settled.push(taken) },
      ...guards,
    },
    clock,
  );
  const understanding = await provider.understand(input);
  return { understanding, requests: await room.requests(), waits, stops, settled };
}
