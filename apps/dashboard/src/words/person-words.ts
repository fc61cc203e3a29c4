import type { IdentityLink, LinkState } from '@crow/contracts';
import { shortId } from './place-words.ts';

/** What a person is called: its user id, else its visitor. Hostile text. */
export function personName({
  userIds,
  visitorIds,
}: {
  userIds: readonly string[];
  visitorIds: readonly string[];
}): string {
  const [userId] = userIds;
  if (userId !== undefined) return userId;
  return visitorIds[0] === undefined ? 'Unknown visitor' : `Visitor ${shortId(visitorIds[0])}`;
}

export const LINK_STATE_WORDS: Record<LinkState, string> = {
  live: 'Counts',
  undone: 'Undone',
  withdrawn: 'Taken back',
  refused: 'Refused',
};

/** What undoing a merge does, or doing it again. */
export function changeWords({ kind, state }: Pick<IdentityLink, 'kind' | 'state'>): string {
  const undo = state !== 'undone';
  if (kind === 'alias') {
    return undo
      ? 'The two user ids become two persons again, each with its own devices and sessions.'
      : 'The two user ids become one person again, with the devices and sessions of both.';
  }
  return undo
    ? 'The device and its sessions no longer count for this user. No session is changed, and you can take it back.'
    : 'The device and its sessions count for this user again.';
}
