import type { WireBatchHead, WireContext } from '@crow/contracts';
import type { Clock } from './clock.ts';
import type { PageSource } from './page.ts';
import type { Fetch } from './transport.ts';

/** What the core needs of the place that it runs in. */
export interface Platform {
  name: WireBatchHead['platform'];
  clock: Clock;
  fetch: Fetch;
  page: PageSource;
  /** What is known of the device. */
  context(): WireContext;
  /** Nobody else writes to the storage now: what lies there was left behind. */
  isAlone?: boolean;
  /** Runs when no other tab runs under the same lock. */
  lock(run: () => Promise<void>): Promise<unknown>;
}
