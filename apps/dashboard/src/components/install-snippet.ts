import { conditionOf, type KeySummary } from '@crow/contracts';

/** Stands where the key belongs, until somebody who may has filled it in. */
export const KEY_PLACEHOLDER = 'crow_pk_your_key';

/**
 * The key that a new installation should use: the wanted one, else the newest; publishable, working, and not being replaced.
 */
export function keyForSnippet(keys: KeySummary[], now: number, wanted?: string): KeySummary | undefined {
  const usable = keys
    .filter((key) => key.kind === 'publishable' && key.replacedBy === null && conditionOf(key, now) === 'active')
    .sort((a, b) => b.createdAt - a.createdAt);
  return usable.find(({ keyId }) => keyId === wanted) ?? usable[0];
}

/** The lines that start the tracker in a shop. */
export function installSnippet(key: string | undefined, endpoint: string): string {
  return [
    "import { CROWTracker } from '@crow/tracking-sdk';",
    '',
    'export const crow = new CROWTracker({',
    `  apiKey: '${key ?? KEY_PLACEHOLDER}',`,
    `  endpoint: '${endpoint}',`,
    '});',
  ].join('\n');
}
