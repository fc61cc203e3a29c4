import type { CompleteSession, PropertyValue, SessionEvent } from '@crow/contracts';
import { namesNobody } from './names-nobody.ts';

/** What a session says of who is who. */
export interface IdentitySigns {
  /** Whose session it is by its own word; absent when it names nobody. */
  userId?: string;
  /** Its visitor said no to being connected with a person. */
  alone?: boolean;
  /** Each pair once, by its first evidence. */
  links: LinkSign[];
  /** The last word of each trait. */
  traits: TraitSign[];
  /** When the visitor last acted for each group. */
  groups: { groupId: string; at: number }[];
}

export interface LinkSign {
  kind: 'identify' | 'alias';
  fromId: string;
  toId: string;
  at: number;
  /** Absent when no event says it: the session came with the user's id. */
  eventId?: string;
}

export interface TraitSign {
  userId: string;
  name: string;
  value: PropertyValue;
  at: number;
  eventId: string;
}

/** What one session may say; what is beyond it is left out, in the order of the events. No real session comes near. */
export const MAX_SIGNS = { links: 50, traits: 500, groups: 50 } as const;

/** Characters of a trait's value as JSON; a longer one is left out, so that all of a session's fit into one statement. */
export const TRAIT_LENGTH = 1_000;

/**
 * Reads what a session says of who is who. Pure: the same session says the same. Nothing, when its visitor said no to
 * `personalization`: that is the purpose for which sessions are connected with a person.
 */
export function signsOf({ context, events }: CompleteSession): IdentitySigns {
  if (context.consent?.personalization === false) return { alone: true, links: [], traits: [], groups: [] };
  const userId = context.userId !== undefined && !namesNobody(context.userId) ? context.userId : undefined;
  return {
    ...(userId === undefined ? {} : { userId }),
    links: linksIn(context.visitorId, userId, context.startedAt, events),
    traits: traitsIn(events),
    groups: groupsIn(context.groupId, context.endedAt, events),
  };
}

function linksIn(visitorId: string | undefined, userId: string | undefined, startedAt: number, events: SessionEvent[]) {
  const links = new Map<string, LinkSign>();
  const add = (link: LinkSign) => {
    const pair = JSON.stringify([link.kind, link.fromId, link.toId]);
    if (!links.has(pair) && links.size < MAX_SIGNS.links) links.set(pair, link);
  };
  for (const { type, id: eventId, ts: at, ...event } of events) {
    if (type === 'identify' && visitorId !== undefined) {
      const { userId: toId } = event as { userId: string };
      if (!namesNobody(toId)) add({ kind: 'identify', fromId: visitorId, toId, at, eventId });
    }
    if (type === 'alias') {
      const { previousId: fromId, userId: toId } = event as { previousId: string; userId: string };
      if (fromId !== toId && !namesNobody(fromId) && !namesNobody(toId)) {
        add({ kind: 'alias', fromId, toId, at, eventId });
      }
    }
  }
  if (visitorId !== undefined && userId !== undefined) {
    add({ kind: 'identify', fromId: visitorId, toId: userId, at: startedAt });
  }
  return [...links.values()];
}

function traitsIn(events: SessionEvent[]): TraitSign[] {
  const traits = new Map<string, TraitSign>();
  for (const event of events) {
    if (event.type !== 'identify' || namesNobody(event.userId)) continue;
    const { userId, ts: at, id: eventId } = event;
    for (const [name, value] of Object.entries(event.traits ?? {})) {
      if (JSON.stringify(value).length > TRAIT_LENGTH) continue;
      const key = JSON.stringify([userId, name]);
      if (traits.has(key) || traits.size < MAX_SIGNS.traits) traits.set(key, { userId, name, value, at, eventId });
    }
  }
  return [...traits.values()];
}

function groupsIn(groupId: string | undefined, endedAt: number, events: SessionEvent[]) {
  const groups = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'group' && (groups.has(event.groupId) || groups.size < MAX_SIGNS.groups)) {
      groups.set(event.groupId, event.ts);
    }
  }
  if (groupId !== undefined && !groups.has(groupId)) groups.set(groupId, endedAt);
  return [...groups].map(([id, at]) => ({ groupId: id, at }));
}
