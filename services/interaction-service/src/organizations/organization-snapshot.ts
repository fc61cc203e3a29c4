import type { OrganizationProfile } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { PermanentError } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';
import { sha256Hex } from '../results/sha256-hex.ts';
import { readJson, writeOnce } from '../results/stored-json.ts';

/** Sessions of one organization come in crowds; this long its profile is not asked for again. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_ORGANIZATIONS = 1_000;

const remembered = new Map<string, { key: string; until: number }>();

/**
 * Keeps profile and product catalog of an organization as they are now, named by their content.
 * A session can so be understood again later from exactly what was known.
 * @returns the object's name
 * @throws {PermanentError} when there is no such organization
 */
export async function keepOrganization(
  env: Pick<Environment, 'DIRECTORY' | 'RESULTS'>,
  organizationId: string,
  now: () => number = Date.now,
): Promise<string> {
  const known = remembered.get(organizationId);
  if (known && now() < known.until) return known.key;
  const profile = await within('directory', env.DIRECTORY.readOrganization(organizationId));
  if (!profile) throw new PermanentError(`there is no organization ${organizationId}`);
  const key = `org=${organizationId}/organization/${await sha256Hex(JSON.stringify(profile))}.json`;
  await writeOnce(env, key, profile);
  remembered.delete(organizationId);
  remembered.set(organizationId, { key, until: now() + REMEMBERED_MS });
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED_ORGANIZATIONS) break;
    remembered.delete(oldest);
  }
  return key;
}

/** Reads an organization as it was kept. @throws when it is not there */
export async function readKeptOrganization(
  env: Pick<Environment, 'RESULTS'>,
  key: string,
): Promise<OrganizationProfile> {
  const profile = await readJson<OrganizationProfile>(env, key);
  if (!profile) throw new Error(`the kept organization ${key} is missing`);
  return profile;
}
