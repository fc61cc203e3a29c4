import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This folder, the checkout, and our SDK in it. */
export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(dirname(HERE));
export const SDK = join(ROOT, 'packages/tracking-sdk');
