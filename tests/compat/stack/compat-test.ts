import { setTimeout as wait } from 'node:timers/promises';
import type { CompleteSession, SessionEvent } from '@crow/contracts';
import { test as base, expect } from '@playwright/test';
import { type BadLine, openLine } from './bad-line.ts';
import { type Crow, type Customer, IDLE_MS, startCrow } from './crow.ts';

/** A copy that was stored beside its first would be archived one idle time later. */
const SLACK_MS = 1_000;

/** A customer of CROW, the line between them, and what arrived. */
export interface Compat extends Pick<Customer, 'writeKey'> {
  line: BadLine;
  /** The archived sessions, once together they have so many events, and whatever else was under way has come as well. */
  arrived(events: number): Promise<CompleteSession[]>;
}

/** A test with a customer of its own, of a CROW for all. */
export const test = base.extend<{ compat: Compat }, { crow: Crow }>({
  crow: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const crow = await startCrow();
      await use(crow);
      await crow.end();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  compat: async ({ crow }, use) => {
    const line = await openLine(crow.endpoint);
    const { writeKey, sessions } = crow.customer();
    const arrived = async (events: number) => {
      await expect.poll(() => eventsOf(sessions()).length).toBeGreaterThanOrEqual(events);
      await wait(IDLE_MS + SLACK_MS);
      return sessions();
    };
    await use({ writeKey, line, arrived });
    line.end();
  },
});

/** All events of sessions, in the order of their time. */
export function eventsOf(sessions: readonly CompleteSession[]): SessionEvent[] {
  return sessions.flatMap(({ events }) => events).sort((a, b) => a.ts - b.ts);
}

export { expect };
