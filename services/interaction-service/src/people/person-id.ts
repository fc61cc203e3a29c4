import { ID_PREFIX } from '@crow/contracts';
import { sha256Hex } from '../results/sha256-hex.ts';

/** Address of the person that a user id belongs to. Addresses end up in logs, user ids may be e-mail addresses: hence the hash. */
export async function personIdOf(organizationId: string, userId: string): Promise<string> {
  return ID_PREFIX.person + (await sha256Hex(JSON.stringify([organizationId, userId]))).slice(0, 32);
}

/** Id of a link: the same for the same two ids, whatever the evidence. */
export async function linkIdOf(organizationId: string, kind: string, fromId: string, toId: string): Promise<string> {
  return ID_PREFIX.link + (await sha256Hex(JSON.stringify([organizationId, kind, fromId, toId]))).slice(0, 32);
}
