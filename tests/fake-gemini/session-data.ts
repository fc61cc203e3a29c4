import type { GenerateBody } from './wire.ts';

/** The data of a session as it stands in a prompt, as far as the fake's models read it. */
export interface SessionData {
  settled: { intentByRules: string; outcome: string };
  tasks: string[];
  products: [string, string, string | null, number | null, string | null][];
  facts: { kind: string; task?: number; products?: string[]; subject?: string; time?: string; events: string[] }[];
  timeline: (string | { id: string })[];
}

export function promptOf(body: GenerateBody): string {
  return (body.contents ?? []).flatMap(({ parts }) => parts.flatMap(({ text }) => text ?? [])).join('\n');
}

/** Reads the line after the word SESSION, as a model would. */
export function sessionIn(body: GenerateBody): SessionData {
  const line = /^SESSION\n(.*)$/m.exec(promptOf(body))?.[1];
  if (line === undefined) throw new Error('the prompt holds no session');
  return JSON.parse(line) as SessionData;
}
