import { type KeyRate, type KeyState, parseApiKey } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';

const ORGANIZATION = 'org_bench';

/** The state of an API key as the directory tells it: active, for every page, of the one organization there is. */
export async function keyState(apiKey: string, pepper: string, rate: KeyRate | null = null): Promise<KeyState> {
  const { keyId, kind } = parseApiKey(apiKey) as NonNullable<ReturnType<typeof parseApiKey>>;
  return {
    keyId,
    organizationId: ORGANIZATION,
    kind,
    digest: await createKeyDigester(pepper)(apiKey),
    state: 'active',
    allowedOrigins: [],
    rate,
    expiresAt: null,
    validUntil: null,
    replacedBy: null,
    settings: { idleMs: 60 * 60 * 1000 },
  };
}
