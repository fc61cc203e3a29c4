import type { Adapter } from './adapter.ts';
import { amplitude } from './amplitude.ts';
import { countly } from './countly.ts';
import { crow } from './crow.ts';
import { mixpanel } from './mixpanel.ts';
import { openpanel } from './openpanel.ts';
import { posthog } from './posthog.ts';
import { rudderstack } from './rudderstack.ts';
import { segment } from './segment.ts';
import { snowplow } from './snowplow.ts';

/** Ours first, then the peers; the order of the columns. */
export const adapters: Adapter[] = [
  crow,
  snowplow,
  segment,
  amplitude,
  mixpanel,
  posthog,
  rudderstack,
  openpanel,
  countly,
];
