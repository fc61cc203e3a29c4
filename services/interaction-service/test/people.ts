import type { CompleteSession, SessionContext, SessionEvent } from '@crow/contracts';
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
