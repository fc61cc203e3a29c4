import { env } from 'cloudflare:workers';
import type { CompleteSession, SessionContext, SessionEvent } from '@crow/contracts';
import { signsOf } from '@crow/identity';
import { catalogOf } from '../src/catalog/catalog.ts';
import { keepIdentity } from '../src/people/keep-identity.ts';
import type { SessionResult } from '../src/results/session-result.ts';
import { sessionOf } from './pipeline.ts';

/** What an event of a person's session says; id, time and source follow from its place. */
export type Said =
  | { type: 'page_view'; url?: string; referrer?: string }
  | { type: 'identify'; userId: string; traits?: Record<string, string> }
  | { type: 'alias'; previousId: string; userId: string }
  | { type: 'group'; groupId: string };

/** A session on a visitor's device, minutes after the first one of the test. */
export function sessionOn(
  visitorId: string | undefined,
  sessionId: string,
  minute: number,
  said: Said[] = [{ type: 'page_view' }],
  context: Partial<SessionContext> = {},
): CompleteSession {
  const identified = said.findLast((event) => event.type === 'identify');
  const { context: base } = sessionOf(sessionId, { startedAt: Date.UTC(2026, 10, 24) + minute * 60_000 });
  return {
    context: {
      ...base,
      ...(visitorId === undefined ? {} : { visitorId }),
      // As the ingest worker puts sessions together.
      ...(identified ? { userId: identified.userId } : {}),
      ...context,
    },
    events: said.map(
      (event, seq): SessionEvent => ({
        url: 'https://shop.example/start',
        ...event,
        id: `${sessionId}-${seq}`,
        source: 'e',
        seq,
        ts: base.startedAt + seq,
      }),
    ),
  };
}

export const identify = (userId: string, traits: Record<string, string> = {}): Said => ({
  type: 'identify',
  userId,
  traits,
});

/** Keeps a session as the last stage does, without the stages before it. */
export async function keep(organizationId: string, { context, events }: CompleteSession): Promise<void> {
  const own = { context: { ...context, organizationId }, events };
  const provenance = { source: 'analyst' as const, model: 'none', version: '1', droppedStatements: 0 };
  const result: SessionResult = {
    ...{
      schema: 1,
      context: own.context,
      events: events.length,
      pages: 0,
      entryPath: '/',
      archiveKey: 'a',
      organizationKey: 'o',
    },
    understanding: {
      ...{ intent: 'browsing', outcome: 'bounced', stage: 'none', confidence: 1, goal: '', nextAction: '', bot: false },
      ...{ friction: [], language: 'en', provenance, interactions: [] },
    },
    signs: signsOf(own),
  };
  const catalog = catalogOf(env, organizationId);
  await catalog.storeResults([{ result, interactionIds: [], resultKey: 'r', processedAt: 0 }]);
  await keepIdentity(catalog, [result]);
}
