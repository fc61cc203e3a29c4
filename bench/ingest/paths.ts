import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This folder and the checkout. */
export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(dirname(HERE));
