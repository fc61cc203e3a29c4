import { z } from 'zod';
import { exceedsBytes } from '../events/event-bytes.ts';
import { wellFormed } from '../events/well-formed.ts';
import { isProperties, type Properties } from '../events/wire/properties.ts';
import { time } from '../events/wire/values.ts';
import type { WireEvent } from '../events/wire-event.ts';
import { LIMITS } from '../limits.ts';

/**
 * A batch: events of one session from one source, sent in one request.
 *
 * `POST /v1/events?key=…&session=…&batch=…&sent=…` with this object as a `text/plain`
 * (or `application/json`) body. The query repeats what routing needs, so that the
 * gateway never reads the body; the session object checks that both agree.
 * `sent` is the client's clock at this very try, so the stored body stays the same on a retry.
 */

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const text = z.string().max(LIMITS.textLength).refine(wellFormed, 'lone surrogate');

export const wireContext = z.object({
  deviceType: z.enum(['desktop', 'tablet', 'mobile', 'other']).optional(),
  /** Whether the first pointer of the device is a finger; what tells the device's type where that is not given. */
  touch: z.boolean().optional(),
  language: text.optional(),
  timeZone: text.optional(),
  screen: z.tuple([z.number(), z.number()]).optional(),
  viewport: z.tuple([z.number(), z.number()]).optional(),
  /** The application's name and version, for mobile and desktop. */
  app: z.object({ name: text, version: text.optional() }).optional(),
});

export const consentState = z.object({
  analytics: z.boolean(),
  personalization: z.boolean(),
  aiProcessing: z.boolean(),
});

/** The highest number that a batch may begin with: all of its events must be countable, or two would get one id. */
export const LAST_SEQ = Number.MAX_SAFE_INTEGER - LIMITS.batchEvents;

export const wireBatchHead = z.object({
  v: z.literal(1),
  batchId: id,
  sessionId: id,
  /** Absent in cookieless mode. */
  visitorId: id.optional(),
  userId: text.optional(),
  /** The customer's organization, account or team that the visitor acts for. */
  groupId: text.optional(),
  /** Names the page load, tab or process that counted `seq`. */
  source: id,
  /** Sequence number of the first event; the following ones count up by one. */
  seq: z.int().min(0).max(LAST_SEQ),
  /** Client clock, Unix milliseconds, that events' `t` counts from. */
  at: time,
  platform: z.enum(['web', 'react-native', 'electron', 'server']),
  sdk: z.object({ name: text, version: text }).optional(),
  context: wireContext.optional(),
  consent: consentState.optional(),
  /** Properties that hold for each event of the batch, together no longer than an event may be. */
  properties: z
    .custom<Properties>(isProperties, 'properties must be a plain JSON object within the limits')
    .refine((value) => !exceedsBytes(value, LIMITS.eventBytes))
    .optional(),
  pages: z
    .array(z.object({ url: z.string().max(LIMITS.urlLength).refine(wellFormed), title: text.optional() }))
    .max(LIMITS.batchPages)
    .optional(),
});

export type WireContext = z.infer<typeof wireContext>;
export type ConsentState = z.infer<typeof consentState>;
export type WireBatchHead = z.infer<typeof wireBatchHead>;
export type WireBatch = WireBatchHead & { events: WireEvent[] };
export type Platform = WireBatchHead['platform'];
export type DeviceType = NonNullable<WireContext['deviceType']>;
