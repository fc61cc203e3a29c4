import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { wellFormed } from './well-formed.ts';

/**
 * Events as a client sends them. One schema per event type; the hot path uses the
 * hand-written guards in `check-event.ts`, and a property test holds the two together.
 */

const text = z.string().max(LIMITS.textLength).refine(wellFormed, 'lone surrogate');
const url = z.string().max(LIMITS.urlLength).refine(wellFormed, 'lone surrogate');
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Unix milliseconds between 2000-01-01 and 2100-01-01. */
export const TIME_BOUNDS = { min: 946_684_800_000, max: 4_102_444_800_000 } as const;
const time = z.number().min(TIME_BOUNDS.min).max(TIME_BOUNDS.max);
const coordinate = z.number().min(-1e7).max(1e7);
const ratio = z.number().min(0).max(1);
const durationMs = z.number().min(0).max(86_400_000);

export type PropertyValue = string | number | boolean | null | PropertyValue[] | { [key: string]: PropertyValue };
export type Properties = { [key: string]: PropertyValue };

const properties = z.custom<Properties>(
  (value) => isProperties(value),
  'properties must be a plain JSON object within the limits',
);

/** Whether a value is a JSON object within the property limits, free of prototype keys. */
export function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isPropertyValue(value, 0);
}

function isPropertyValue(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
      return wellFormed(value);
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth >= LIMITS.propertyDepth) return false;
  if (Array.isArray(value)) return value.length <= 1000 && value.every((item) => isPropertyValue(item, depth + 1));
  const entries = Object.entries(value as object);
  if (entries.length > LIMITS.properties) return false;
  return entries.every(
    ([key, item]) => key.length <= 128 && key !== '__proto__' && wellFormed(key) && isPropertyValue(item, depth + 1),
  );
}

/** What every event carries. */
const envelope = {
  /** Unique within the session; when absent the server derives `<source>-<seq>`. */
  id: id.optional(),
  /** When it happened, client clock, Unix milliseconds. Give `ts`, or `t` beside the batch's `at`. */
  ts: time.optional(),
  /** Milliseconds after the batch's `at`; may be negative. */
  t: z.number().min(-1e12).max(1e12).optional(),
  /**
   * Index into the batch's `pages`; replaces `url` and `title`. An event with neither is on the page of the event
   * before it, the first one on page 0.
   */
  page: z
    .int()
    .min(0)
    .max(LIMITS.batchPages - 1)
    .optional(),
  url: url.optional(),
  title: text.optional(),
};

/** The element that was acted on. Never carries a field's value. */
export const wireElement = z.object({
  tag: text,
  role: text.optional(),
  /** Accessible name or visible text. */
  text: text.optional(),
  /** Selector that stays the same between builds of the page. */
  selector: text.optional(),
  href: url.optional(),
  /** `data-crow-*` attributes without their prefix, and `name`, `type` of controls. */
  attributes: z.record(z.string().max(64), text).optional(),
});

/** A product as the page or the caller names it. */
export const wireProduct = z.object({
  id: text,
  name: text.optional(),
  price: z.number().min(0).max(1e12).optional(),
  currency: z.string().max(8).refine(wellFormed).optional(),
  category: text.optional(),
  brand: text.optional(),
  sku: text.optional(),
});

const field = z.object({
  /** The control's `name`, else its `id`, else its selector. */
  name: text,
  type: text.optional(),
  label: text.optional(),
});

export const wirePageView = z.object({
  type: z.literal('page_view'),
  ...envelope,
  referrer: url.optional(),
  navigation: z.enum(['load', 'route', 'hash', 'back_forward_cache', 'prerender', 'manual', 'screen']).optional(),
  /** Campaign parameters without their `utm_` prefix; the server finds those of the URL, see {@link campaignOf}. */
  campaign: z.record(z.string().max(64), text).optional(),
  viewport: z.tuple([z.number().min(0).max(1e5), z.number().min(0).max(1e5)]).optional(),
});

export const wireClick = z.object({
  type: z.literal('click'),
  ...envelope,
  element: wireElement,
  /** What the click does in the shop's own words: `data-crow-action`, e.g. `add_to_cart`. */
  action: text.optional(),
  product: wireProduct.optional(),
  /** Position in the page, CSS pixels. */
  x: coordinate.optional(),
  y: coordinate.optional(),
  /** Position in the viewport, CSS pixels. */
  viewportX: coordinate.optional(),
  viewportY: coordinate.optional(),
  /** Position in the element, as shares of its width and height. */
  elementX: ratio.optional(),
  elementY: ratio.optional(),
});

/** Fast clicks on one spot; told once a burst, beside the clicks themselves. */
export const wireRageClick = z.object({
  type: z.literal('rage_click'),
  ...envelope,
  element: wireElement,
  /** Clicks of the burst so far. */
  count: z.int().min(1).max(10_000).optional(),
  x: coordinate.optional(),
  y: coordinate.optional(),
});

/** A click after which nothing happened on the page. */
export const wireDeadClick = z.object({
  type: z.literal('dead_click'),
  ...envelope,
  element: wireElement,
  x: coordinate.optional(),
  y: coordinate.optional(),
});

const form = { form: text, ...envelope };

export const wireFormSubmit = z.object({
  type: z.literal('form_submit'),
  ...form,
  fields: z.int().min(0).max(10_000).optional(),
});
export const wireFormFocus = z.object({ type: z.literal('form_focus'), ...form, field });
export const wireFormBlur = z.object({
  type: z.literal('form_blur'),
  ...form,
  field,
  /** Time in the field, milliseconds. */
  durationMs: durationMs.optional(),
  filled: z.boolean().optional(),
});
export const wireFormError = z.object({
  type: z.literal('form_error'),
  ...form,
  field,
  /** The constraint that failed, by its `ValidityState` name: `valueMissing`, `typeMismatch`, … */
  constraint: text,
});

/** The page was left with a form that had been begun and not sent. */
export const wireFormAbandon = z.object({
  type: z.literal('form_abandon'),
  ...form,
  /** The field that was visited last. */
  field,
  /** Number of fields that were visited. */
  fields: z.int().min(0).max(10_000).optional(),
  /** From the first field's focus to the leaving, milliseconds. */
  durationMs: durationMs.optional(),
});

export const wireProductView = z.object({
  type: z.literal('product_view'),
  ...envelope,
  product: wireProduct,
  /** Visible time so far, milliseconds. */
  visibleMs: durationMs.optional(),
  /** Deepest point seen, share of the page's height. */
  scrollDepth: ratio.optional(),
  /** Deepest point seen of the product's own element, share of its height. */
  containerDepth: ratio.optional(),
  found: z.enum(['call', 'attribute', 'json_ld', 'microdata', 'open_graph']).optional(),
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

/** An exception that the page did not catch. */
export const wireError = z.object({
  type: z.literal('error'),
  ...envelope,
  message: text,
  /** Name of the exception: `TypeError`. */
  name: text.optional(),
  /** Whether it was thrown or a promise was rejected with it. */
  origin: z.enum(['exception', 'rejection']).optional(),
  /** Script that threw it. */
  script: url.optional(),
  line: z.int().min(0).max(1e9).optional(),
  column: z.int().min(0).max(1e9).optional(),
});

/** A request of the page that failed: no answer, or a status from 400 up. */
export const wireRequestFailed = z.object({
  type: z.literal('request_failed'),
  ...envelope,
  /** Address that was asked, without its secrets. */
  request: url,
  method: text.optional(),
  /** HTTP status; 0 when there was no answer. */
  status: z.int().min(0).max(999).optional(),
  durationMs: durationMs.optional(),
});

export const wireCustom = z.object({
  type: z.literal('custom'),
  ...envelope,
  name: text.min(1),
  properties: properties.optional(),
});

export const wireIdentify = z.object({
  type: z.literal('identify'),
  ...envelope,
  userId: text.min(1),
  traits: properties.optional(),
});

/** The visitor acts for an organization, account or team of the customer's. */
export const wireGroup = z.object({
  type: z.literal('group'),
  ...envelope,
  groupId: text.min(1),
  traits: properties.optional(),
});

export const wireEvent = z.discriminatedUnion('type', [
  wirePageView,
  wireClick,
  wireRageClick,
  wireDeadClick,
  wireFormSubmit,
  wireFormFocus,
  wireFormBlur,
  wireFormError,
  wireFormAbandon,
  wireProductView,
  wirePerformance,
  wireError,
  wireRequestFailed,
  wireCustom,
  wireIdentify,
  wireGroup,
]);

export type WireEvent = z.infer<typeof wireEvent>;
export type EventType = WireEvent['type'];
export type WireElement = z.infer<typeof wireElement>;
export type WireProduct = z.infer<typeof wireProduct>;
export type WireField = z.infer<typeof field>;
