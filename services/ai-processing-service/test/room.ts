import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the fake Gemini server. */
    fakeGemini: string;
  }
}

/** A request that the fake was sent. */
export interface SentRequest {
  path: string;
  key: string;
  body: {
    contents: { parts: { text: string }[] }[];
    systemInstruction: { parts: { text: string }[] };
    generationConfig: { maxOutputTokens: number; thinkingConfig: object; responseJsonSchema: object };
  };
}

/** One test's own API: what it is to do, and what it was asked. */
export interface FakeRoom {
  baseUrl: string;
  requests(): Promise<SentRequest[]>;
}

/** Opens a room in which the next calls meet these behaviours; the last one stays. */
export async function openRoom(...plan: string[]): Promise<FakeRoom> {
  const url = `${inject('fakeGemini')}/${crypto.randomUUID()}`;
  const answer = await fetch(url, { method: 'PUT', body: JSON.stringify(plan) });
  if (!answer.ok) throw new Error(`the fake answered ${answer.status}`);
  return { baseUrl: `${url}/v1beta`, requests: async () => (await fetch(url)).json() };
}
