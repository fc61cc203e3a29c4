import type { CatalogProduct, SessionContext, SessionEvent, UnderstandingInput } from '@crow/contracts';
import { isRecord, type Json, numberIn, recordIn, textIn } from './fields.ts';
import { readTimes } from './read-times.ts';
import { toSessionEvents } from './to-session-events.ts';

/**
 * A file of plain events as what understanding starts from. It may be an array of events, or an object with `events`
 * and optionally `organization`, `catalog` and what is known of the session; what is not understood is passed over.
 * @returns undefined when the value is neither
 */
export function readRawSession(document: unknown): UnderstandingInput | undefined {
  const file: Json = Array.isArray(document) ? { events: document } : isRecord(document) ? document : {};
  if (!Array.isArray(file.events)) return undefined;
  const plain = file.events.map(asRecord).filter((event) => event !== undefined);
  const events = eventsOf(plain);
  return {
    session: { context: contextOf(file, plain, events), events },
    organization: organizationOf(file.organization),
    catalog: catalogOf(file.catalog),
  };
}

/** An event as an object: `"click add_to_cart"` is short for `{ type: 'click', element: 'add_to_cart' }`. */
function asRecord(value: unknown): Json | undefined {
  if (isRecord(value)) return value;
  const [, type, target] = (typeof value === 'string' && /^\s*(\w+)\s+(\S.*)$/.exec(value)) || [];
  if (type === undefined) return undefined;
  return /^page_?view$|^screen$/i.test(type) ? { type, url: target } : { type, element: target };
}

function eventsOf(plain: readonly Json[]): SessionEvent[] {
  const times = readTimes(plain.map(({ ts, timestamp, time, at }) => ts ?? timestamp ?? time ?? at));
  const taken = new Set(plain.flatMap((event) => textIn(event, 'id') ?? []));
  return plain.flatMap((event, index) => {
    const id = textIn(event, 'id', 'eventId', 'event_id') ?? freeId(index + 1, taken);
    return toSessionEvents(event, { id, ts: times[index] ?? 0, source: 'file', seq: index });
  });
}

function freeId(place: number, taken: ReadonlySet<string>): string {
  let id = `e${place}`;
  while (taken.has(id)) id = `_${id}`;
  return id;
}

/** What is known of the session as a whole, wherever the file says it. */
function contextOf(file: Json, plain: readonly Json[], events: readonly SessionEvent[]): SessionContext {
  const places = [
    file,
    recordIn(file, 'context'),
    recordIn(file, 'session'),
    ...plain.flatMap((event) => [event, recordIn(event, 'context'), recordIn(event, 'properties')]),
  ];
  const told = (...names: string[]) =>
    places.map((place) => textIn(place, ...names)).find((value) => value !== undefined);
  const userAgent = told('userAgent', 'user_agent', 'ua');
  const userId = told('userId', 'user_id');
  const device = told('deviceType', 'device_type', 'device');
  const deviceType = (['desktop', 'mobile', 'tablet'] as const).find((type) => type === device?.toLowerCase());
  const times = events.map(({ ts }) => ts);
  return {
    organizationId: 'org_file',
    sessionId: 'ses_file',
    revision: 1,
    keyId: 'key_file',
    platform: 'web',
    ...(userAgent === undefined ? {} : { userAgent }),
    ...(userId === undefined ? {} : { userId }),
    ...(deviceType === undefined ? {} : { deviceType }),
    startedAt: times.reduce((first, ts) => Math.min(first, ts), times[0] ?? 0),
    endedAt: times.reduce((last, ts) => Math.max(last, ts), 0),
  };
}

function organizationOf(value: unknown): UnderstandingInput['organization'] {
  const told = isRecord(value) ? value : {};
  const currency = textIn(told, 'currency');
  const terms = Object.fromEntries(
    Object.entries(recordIn(told, 'terms')).flatMap(([term, role]) => (typeof role === 'string' ? [[term, role]] : [])),
  );
  return {
    id: textIn(told, 'id') ?? 'org_file',
    name: textIn(told, 'name') ?? (typeof value === 'string' ? value : 'the shop'),
    language: textIn(told, 'language', 'lang', 'locale') ?? 'en',
    ...(currency === undefined ? {} : { currency }),
    ...(Object.keys(terms).length > 0 ? { terms } : {}),
  };
}

function catalogOf(value: unknown): CatalogProduct[] {
  const list = Array.isArray(value)
    ? value.filter(isRecord)
    : isRecord(value)
      ? Object.entries(value).flatMap(([id, entry]) => (isRecord(entry) ? [{ id, ...entry }] : []))
      : [];
  return list.flatMap((entry: Json) => {
    const id = textIn(entry, 'id', 'productId', 'product_id', 'sku');
    const name = textIn(entry, 'name', 'title', 'productName');
    if (id === undefined || name === undefined) return [];
    const price = numberIn(entry, 'price');
    const texts = {
      category: textIn(entry, 'category'),
      brand: textIn(entry, 'brand'),
      currency: textIn(entry, 'currency'),
      url: textIn(entry, 'url', 'path'),
    };
    const told = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
    return [{ id, name, ...told, ...(price === undefined ? {} : { price }) }];
  });
}
