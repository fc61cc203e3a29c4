import { erasedName } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { KeptSigns } from '../catalog/identity-signs.ts';
import type { SessionResult } from '../results/session-result.ts';
import { linkIdOf, personIdOf } from './person-id.ts';

/** Keeps what a processed session says of who is who. Idempotent, in any order. */
export async function keepIdentity(catalog: Catalog, result: SessionResult): Promise<void> {
  const kept = await keptSignsOf(result);
  const { organizationId, sessionId } = result.context;
  if (kept) await catalog.keepSigns(kept, await erasedName(organizationId, sessionId));
}

/** What a processed session says of who is who, ready to be kept; null when it says nothing. Programs without a user are nobody. */
export async function keptSignsOf({ context, signs, understanding }: SessionResult): Promise<KeptSigns | null> {
  if (!signs || (understanding.bot && signs.links.length === 0 && signs.userId === undefined)) return null;
  const { organizationId, sessionId, visitorId, startedAt, endedAt } = context;
  const users = new Map<string, [from: number, to: number]>();
  const seen = (userId: string, from: number, to: number) => {
    const [first, last] = users.get(userId) ?? [from, to];
    users.set(userId, [Math.min(first, from), Math.max(last, to)]);
  };
  if (signs.userId !== undefined) seen(signs.userId, startedAt, endedAt);
  for (const { kind, fromId, toId, at } of signs.links) {
    seen(toId, at, at);
    if (kind === 'alias') seen(fromId, at, at);
  }
  for (const { userId, at } of signs.traits) seen(userId, at, at);

  const identities: KeptSigns['identities'] = await Promise.all(
    [...users].map(async ([id, [firstSeenAt, lastSeenAt]]) => {
      return { kind: 'user' as const, id, personId: await personIdOf(organizationId, id), firstSeenAt, lastSeenAt };
    }),
  );
  if (visitorId !== undefined) {
    identities.push({
      kind: 'visitor',
      id: visitorId,
      personId: visitorId,
      firstSeenAt: startedAt,
      lastSeenAt: endedAt,
    });
  }
  if (identities.length === 0) return null;
  const links = await Promise.all(
    signs.links.map(async (link) => ({
      ...link,
      linkId: await linkIdOf(organizationId, link.kind, link.fromId, link.toId),
      eventId: link.eventId ?? '',
    })),
  );
  const traits = signs.traits.map((trait) => ({ ...trait, value: JSON.stringify(trait.value) }));
  return { sessionId, visitorId: visitorId ?? null, identities, links, traits };
}
