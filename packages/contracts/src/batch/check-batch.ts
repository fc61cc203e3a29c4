import {
  anyNumber,
  asObject,
  boolean,
  type Check,
  type Fault,
  id,
  integerFrom,
  invalid,
  oneOf,
  optional,
  pairOf,
  required,
  text,
  time,
  url,
} from '../events/check-field.ts';
import { properties } from '../events/check-properties.ts';
import { exceedsBytes } from '../events/event-bytes.ts';
import { isTooDeep, MAX_DEPTH } from '../events/nesting.ts';
import { LIMITS } from '../limits.ts';
import { LAST_SEQ, type WireBatchHead } from './wire-batch.ts';

/** Whether a batch's head is good; else which field is wrong, and how. */
export type HeadVerdict = { ok: true; head: WireBatchHead } | { ok: false; field: string; message: string };

const sequence = integerFrom(0, LAST_SEQ);
const platform = oneOf(['web', 'react-native', 'electron', 'server']);
const deviceType = oneOf(['desktop', 'tablet', 'mobile', 'other']);
const size = pairOf(anyNumber);

const version: Check = (value, at) => (value === 1 ? null : invalid(at, '1'));

const sdk: Check = (value, at) => {
  const s = asObject(value);
  if (!s) return invalid(at, 'an object');
  return required(s.name, 'sdk.name', text) ?? required(s.version, 'sdk.version', text);
};

const app: Check = (value, at) => {
  const a = asObject(value);
  if (!a) return invalid(at, 'an object');
  return required(a.name, 'context.app.name', text) ?? optional(a.version, 'context.app.version', text);
};

const context: Check = (value, at) => {
  const c = asObject(value);
  if (!c) return invalid(at, 'an object');
  return (
    optional(c.deviceType, 'context.deviceType', deviceType) ??
    optional(c.touch, 'context.touch', boolean) ??
    optional(c.language, 'context.language', text) ??
    optional(c.timeZone, 'context.timeZone', text) ??
    optional(c.screen, 'context.screen', size) ??
    optional(c.viewport, 'context.viewport', size) ??
    optional(c.app, 'context.app', app)
  );
};

const consent: Check = (value, at) => {
  const c = asObject(value);
  if (!c) return invalid(at, 'an object');
  return (
    required(c.analytics, 'consent.analytics', boolean) ??
    required(c.personalization, 'consent.personalization', boolean) ??
    required(c.aiProcessing, 'consent.aiProcessing', boolean)
  );
};

/** What holds for each event must be no longer than an event. */
const registered: Check = (value, at) =>
  properties(value, at) ??
  (exceedsBytes(value, LIMITS.eventBytes) ? invalid(at, `at most ${LIMITS.eventBytes} bytes of JSON`) : null);

const pages: Check = (value, at) => {
  if (!Array.isArray(value) || value.length > LIMITS.batchPages) {
    return invalid(at, `a list of at most ${LIMITS.batchPages} pages`);
  }
  for (const [index, item] of value.entries()) {
    const page = asObject(item);
    if (!page) return invalid(`pages.${index}`, 'an object');
    const fault = required(page.url, 'url', url) ?? optional(page.title, 'title', text);
    if (fault) return { ...fault, field: `pages.${index}.${fault.field}`, message: `pages.${index}.${fault.message}` };
  }
  return null;
};

function headFault(head: Record<string, unknown>): Fault | null {
  return (
    required(head.v, 'v', version) ??
    required(head.batchId, 'batchId', id) ??
    required(head.sessionId, 'sessionId', id) ??
    optional(head.visitorId, 'visitorId', id) ??
    optional(head.userId, 'userId', text) ??
    optional(head.groupId, 'groupId', text) ??
    required(head.source, 'source', id) ??
    required(head.seq, 'seq', sequence) ??
    required(head.at, 'at', time) ??
    required(head.platform, 'platform', platform) ??
    optional(head.sdk, 'sdk', sdk) ??
    optional(head.context, 'context', context) ??
    optional(head.consent, 'consent', consent) ??
    optional(head.properties, 'properties', registered) ??
    optional(head.pages, 'pages', pages) ??
    tooDeep(head)
  );
}

/** Unknown fields are tolerated, but whoever writes or passes on the head must get to their end. */
function tooDeep(head: Record<string, unknown>): Fault | null {
  for (const field in head) {
    if (field === 'events' || !isTooDeep(head[field])) continue;
    return invalid(field.slice(0, LIMITS.idLength), `nested at most ${MAX_DEPTH} levels deep`);
  }
  return null;
}

/**
 * Checks the head of a batch, as parsed from JSON: everything but its events. Accepts what the
 * schema `wireBatchHead` accepts, nested at most 64 deep; a property test holds the two together. Unknown
 * fields are tolerated.
 * @returns the given value itself as head, not a copy
 */
export function checkBatchHead(value: unknown): HeadVerdict {
  const head = asObject(value);
  if (!head) return { ok: false, field: '', message: 'the body must be a JSON object' };
  const fault = headFault(head);
  if (fault) return { ok: false, field: fault.field, message: fault.message };
  return { ok: true, head: head as unknown as WireBatchHead }; // every field was checked above
}
