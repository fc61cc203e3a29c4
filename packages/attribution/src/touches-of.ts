import { LOOK_BACK_MS, type Touch, type Touches } from '@crow/contracts';

/**
 * What led to a session, over its person's sessions. A later session never counts, nor one that lies further back than the
 * look-back.
 * @param session the session itself; when it has no acquisition it is no touch
 * @param touches of the same person, in any order; the session's own may be among them
 */
export function touchesOf(session: { sessionId: string; startedAt: number }, touches: readonly Touch[]): Touches {
  const before = touches
    .filter((touch) => touch.startedAt >= session.startedAt - LOOK_BACK_MS && isNotAfter(touch, session))
    .sort(inOrder);
  const first = before.find(({ acquisition }) => acquisition.channel !== 'internal');
  const lastNonDirect = before.findLast(
    ({ acquisition: { channel } }) => channel !== 'internal' && channel !== 'direct',
  );
  return { ...(first && { first }), ...(lastNonDirect && { lastNonDirect }) };
}

type Place = Pick<Touch, 'sessionId' | 'startedAt'>;

function inOrder(a: Place, b: Place): number {
  return a.startedAt - b.startedAt || (a.sessionId < b.sessionId ? -1 : a.sessionId > b.sessionId ? 1 : 0);
}

function isNotAfter(touch: Place, session: Place): boolean {
  return inOrder(touch, session) <= 0;
}
