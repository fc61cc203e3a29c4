import { z } from 'zod';
import { envelope } from './envelope.ts';
import { text, url } from './values.ts';

export const wirePageView = z.object({
  type: z.literal('page_view'),
  ...envelope,
  referrer: url.optional(),
  navigation: z.enum(['load', 'route', 'hash', 'back_forward_cache', 'prerender', 'manual', 'screen']).optional(),
  /** Campaign parameters without their `utm_` prefix; the server finds those of the URL, see `campaignOf`. */
  campaign: z.record(z.string().max(64), text).optional(),
  viewport: z.tuple([z.number().min(0).max(1e5), z.number().min(0).max(1e5)]).optional(),
});

export const wirePerformance = z.object({
  type: z.literal('performance'),
  ...envelope,
  /** Milliseconds; `cls` has no unit. */
  metrics: z.partialRecord(z.enum(['load', 'tti', 'lcp', 'cls', 'inp', 'fcp', 'ttfb']), z.number().min(0).max(1e9)),
  /** Selector of the element behind a metric. */
  targets: z.record(z.string().max(64), text).optional(),
  /** How a metric was found, where there is more than one way: `tti`. */
  methods: z.record(z.string().max(64), text).optional(),
});
