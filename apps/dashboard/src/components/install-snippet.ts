import type { KeySummary } from '@crow/contracts';

/** Stands where the key belongs, for viewers who may not see it. */
export const KEY_PLACEHOLDER = 'crow_pk_your_key';

/** The key that a new installation should use: the newest active one that the viewer may see. */
export function keyForSnippet(keys: KeySummary[]): string | undefined {
  return keys
    .filter((key) => key.state === 'active' && key.key !== undefined)
    .sort((a, b) => b.createdAt - a.createdAt)[0]?.key;
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
