import { readdirSync, readFileSync } from 'node:fs';
import type { Labelled } from './measure-sessions.ts';
import { readLabelled } from './read-labelled.ts';

const FOLDER = new URL('shop-systems/', import.meta.url);

/**
 * Sessions as files, in the format that anybody's own may have: addresses, buttons and events of the usual shop systems, app
 * frameworks and measurement plans, in a dozen languages.
 */
export const SHOP_SYSTEM_SESSIONS: readonly Labelled[] = readdirSync(FOLDER)
  .sort()
  .map((file) => readLabelled(file, readFileSync(new URL(file, FOLDER))));
