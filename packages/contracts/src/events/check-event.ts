import type { Rejection } from '../batch/receipt.ts';
import type { WireBatchHead } from '../batch/wire-batch.ts';
import { LIMITS } from '../limits.ts';
import {
  asObject,
  boolean,
  type Check,
  type Fault,
  id,
  integerFrom,
  invalid,
  nonEmptyText,
  numberFrom,
  oneOf,
  optional,
  pairOf,
  recordOf,
  required,
  text,
  time,
  url,
} from './check-field.ts';
import { properties } from './check-properties.ts';
import { exceedsBytes } from './event-bytes.ts';

type Fields = Record<string, unknown>;

const coordinate = numberFrom(-1e7, 1e7);
const offset = numberFrom(-1e12, 1e12);
const price = numberFrom(0, 1e12);
const ratio = numberFrom(0, 1);
const durationMs = numberFrom(0, 86_400_000);
const pageIndex = integerFrom(0, LIMITS.batchPages - 1);
const fieldCount = integerFrom(0, 10_000);
const clickCount = integerFrom(1, 10_000);
const place = integerFrom(0, 1e9);
const status = integerFrom(0, 999);
const origin = oneOf(['exception', 'rejection']);
const viewport = pairOf(numberFrom(0, 1e5));
const navigation = oneOf(['load', 'route', 'hash', 'back_forward_cache', 'prerender', 'manual', 'screen']);
const found = oneOf(['call', 'attribute', 'json_ld', 'microdata', 'open_graph']);
const texts = recordOf(text);
const metrics = recordOf(numberFrom(0, 1e9), new Set(['load', 'tti', 'lcp', 'cls', 'inp', 'fcp', 'ttfb']));

const element: Check = (value, at) => {
  const e = asObject(value);
  if (!e) return invalid(at, 'an object');
  return (
    required(e.tag, 'element.tag', text) ??
    optional(e.role, 'element.role', text) ??
    optional(e.text, 'element.text', text) ??
    optional(e.selector, 'element.selector', text) ??
    optional(e.href, 'element.href', url) ??
    optional(e.attributes, 'element.attributes', texts)
  );
};

const product: Check = (value, at) => {
  const p = asObject(value);
  if (!p) return invalid(at, 'an object');
  return (
    required(p.id, 'product.id', text) ??
    optional(p.name, 'product.name', text) ??
    optional(p.price, 'product.price', price) ??
    optional(p.currency, 'product.currency', text) ??
    optional(p.category, 'product.category', text) ??
    optional(p.brand, 'product.brand', text) ??
    optional(p.sku, 'product.sku', text)
  );
};

const control: Check = (value, at) => {
  const f = asObject(value);
  if (!f) return invalid(at, 'an object');
  return (
    required(f.name, 'field.name', text) ??
    optional(f.type, 'field.type', text) ??
    optional(f.label, 'field.label', text)
  );
};

function formAndField(e: Fields): Fault | null {
  return required(e.form, 'form', text) ?? required(e.field, 'field', control);
}

function elementAndPosition(e: Fields): Fault | null {
  return required(e.element, 'element', element) ?? optional(e.x, 'x', coordinate) ?? optional(e.y, 'y', coordinate);
}

/** The fields of each type, beside those that every event carries. */
const TYPES: ReadonlyMap<unknown, (e: Fields) => Fault | null> = new Map<string, (e: Fields) => Fault | null>([
  [
    'page_view',
    (e) =>
      optional(e.referrer, 'referrer', url) ??
      optional(e.navigation, 'navigation', navigation) ??
      optional(e.campaign, 'campaign', texts) ??
      optional(e.viewport, 'viewport', viewport),
  ],
  [
    'click',
    (e) =>
      required(e.element, 'element', element) ??
      optional(e.action, 'action', text) ??
      optional(e.product, 'product', product) ??
      optional(e.x, 'x', coordinate) ??
      optional(e.y, 'y', coordinate) ??
      optional(e.viewportX, 'viewportX', coordinate) ??
      optional(e.viewportY, 'viewportY', coordinate) ??
      optional(e.elementX, 'elementX', ratio) ??
      optional(e.elementY, 'elementY', ratio),
  ],
  ['rage_click', (e) => elementAndPosition(e) ?? optional(e.count, 'count', clickCount)],
  ['dead_click', elementAndPosition],
  ['form_submit', (e) => required(e.form, 'form', text) ?? optional(e.fields, 'fields', fieldCount)],
  ['form_focus', formAndField],
  [
    'form_blur',
    (e) => formAndField(e) ?? optional(e.durationMs, 'durationMs', durationMs) ?? optional(e.filled, 'filled', boolean),
  ],
  ['form_error', (e) => formAndField(e) ?? required(e.constraint, 'constraint', text)],
  [
    'form_abandon',
    (e) =>
      formAndField(e) ?? optional(e.fields, 'fields', fieldCount) ?? optional(e.durationMs, 'durationMs', durationMs),
  ],
  [
    'product_view',
    (e) =>
      required(e.product, 'product', product) ??
      optional(e.visibleMs, 'visibleMs', durationMs) ??
      optional(e.scrollDepth, 'scrollDepth', ratio) ??
      optional(e.containerDepth, 'containerDepth', ratio) ??
      optional(e.found, 'found', found),
  ],
  [
    'performance',
    (e) =>
      required(e.metrics, 'metrics', metrics) ??
      optional(e.targets, 'targets', texts) ??
      optional(e.methods, 'methods', texts),
  ],
  [
    'error',
    (e) =>
      required(e.message, 'message', text) ??
      optional(e.name, 'name', text) ??
      optional(e.origin, 'origin', origin) ??
      optional(e.script, 'script', url) ??
      optional(e.line, 'line', place) ??
      optional(e.column, 'column', place),
  ],
  [
    'request_failed',
    (e) =>
      required(e.request, 'request', url) ??
      optional(e.method, 'method', text) ??
      optional(e.status, 'status', status) ??
      optional(e.durationMs, 'durationMs', durationMs),
  ],
  ['custom', (e) => required(e.name, 'name', nonEmptyText) ?? optional(e.properties, 'properties', properties)],
  ['identify', (e) => required(e.userId, 'userId', nonEmptyText) ?? optional(e.traits, 'traits', properties)],
  ['group', (e) => required(e.groupId, 'groupId', nonEmptyText) ?? optional(e.traits, 'traits', properties)],
  ['alias', (e) => required(e.previousId, 'previousId', nonEmptyText) ?? required(e.userId, 'userId', nonEmptyText)],
]);

function envelope(e: Fields): Fault | null {
  return (
    optional(e.id, 'id', id) ??
    optional(e.ts, 'ts', time) ??
    optional(e.t, 't', offset) ??
    optional(e.page, 'page', pageIndex) ??
    optional(e.url, 'url', url) ??
    optional(e.title, 'title', text)
  );
}

/** What only the batch can tell: whether the page fits its head. */
function fitsHead(e: Fields, head: Pick<WireBatchHead, 'pages'>): Fault | null {
  if (e.page === undefined || (e.page as number) < (head.pages?.length ?? 0)) return null;
  return { code: 'page_out_of_range', field: 'page', message: "page must be an index into the batch's pages" };
}

/**
 * Checks one event of a batch, as parsed from JSON. Accepts what the schema `wireEvent` accepts
 * (a property test holds the two together) when it also fits its batch: at most
 * `LIMITS.eventBytes` as JSON, nested at most 64 deep, its page in the batch's `pages`. When it happened is judged by `checkTime`.
 *
 * Fields that the schema doesn't know are tolerated, so that a newer client can talk to an older
 * server; they are dropped before anything is archived. `__proto__` keys in properties are refused.
 * @param index position in the batch's `events`, for the rejection
 * @returns null when the event is good
 */
export function checkEvent(value: unknown, index: number, head: Pick<WireBatchHead, 'pages'>): Rejection | null {
  const event = asObject(value);
  if (!event) return { index, code: 'not_an_object', message: 'an event must be an object' };
  if (exceedsBytes(event, LIMITS.eventBytes)) {
    return rejectionOf(event, index, {
      code: 'too_large',
      field: '',
      message: `an event must be at most ${LIMITS.eventBytes} bytes of JSON, nested at most 64 deep`,
    });
  }
  const checkType = TYPES.get(event.type);
  if (!checkType) return rejectionOf(event, index, unknownType(event.type));
  const fault = envelope(event) ?? checkType(event) ?? fitsHead(event, head);
  return fault ? rejectionOf(event, index, fault) : null;
}

function unknownType(type: unknown): Fault {
  return type === undefined
    ? { code: 'missing_field', field: 'type', message: 'type is required' }
    : { code: 'unknown_type', field: 'type', message: `type must be one of ${[...TYPES.keys()].join(', ')}` };
}

/** Names an event and its fault. */
export function rejectionOf(event: { id?: unknown }, index: number, fault: Fault): Rejection {
  return {
    index,
    ...(typeof event.id === 'string' && id(event.id, 'id') === null ? { id: event.id } : {}),
    code: fault.code,
    ...(fault.field === '' ? {} : { field: fault.field }),
    message: fault.message,
  };
}
