import { erasedName } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { KeptSigns } from '../catalog/identity-signs.ts';
import { within } from '../failures/within.ts';
import type { SessionResult } from '../results/session-result.ts';
import { linkIdOf, personIdOf } from './person-id.ts';

/** Keeps what processed sessions say of who is who. Idempotent, in any order. Programs without a user are nobody. */
export async function keepIdentity(catalog: Catalog, results: readonly SessionResult[]): Promise<void> {
  const kept = await Promise.all(
    results.map(async (result) => {
      const { organizationId, sessionId } = result.context;
      const signs = await keptSignsOf(result);
      return signs && { ...signs, erasedName: await erasedName(organizationId, sessionId) };
    }),
  );
  await within('catalog', catalog.keepSigns(kept.filter((signs) => signs !== null)));
}

/** What a session that stays says, ready to be kept; null when it says nothing. */
export async function keptSignsOf({ context, signs, understanding }: SessionResult): Promise<KeptSigns | null> {
  if (!signs) return null;
  const isNobody = understanding.bot && signs.links.length === 0 && signs.userId === undefined;
  if (isNobody && !signs.alone) return null;
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
  if (visitorId !== undefined && !isNobody) {
    identities.push({
      kind: 'visitor',
      id: visitorId,
      personId: visitorId,
      firstSeenAt: startedAt,
      lastSeenAt: endedAt,
    });
  }
  if (identities.length === 0 && !signs.alone) return null;
  const links = await Promise.all(
    signs.links.map(async (link) => ({
      ...link,
      linkId: await linkIdOf(organizationId, link.kind, link.fromId, link.toId),
      eventId: link.eventId ?? '',
    })),
  );
  const traits = signs.traits.map((trait) => ({ ...trait, value: JSON.stringify(trait.value) }));
  const withdrawnAt = signs.alone ? endedAt : null;
  return { sessionId, erasedName: null, visitorId: visitorId ?? null, withdrawnAt, identities, links, traits };
}
