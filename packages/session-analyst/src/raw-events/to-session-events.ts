import type { Properties, SessionEvent, WireElement, WireProduct } from '@crow/contracts';
import { actionOfName } from '../roles/action-role.ts';
import { fold } from '../roles/fold.ts';
import { eventTypeOf } from './event-types.ts';
import { isRecord, type Json, numberIn, recordIn, textIn } from './fields.ts';
import { readProduct } from './read-product.ts';

/** Identity, time and place, as every event has them. */
export type Envelope = Pick<SessionEvent, 'id' | 'ts' | 'source' | 'seq'>;

/** Ends the id of the product view that a page view with a product also is. */
const PRODUCT_PART = '~product';
/** What elements are made of says nothing about what they do. */
const MADE_OF = /\b(?:button|btn|link|cta|icon|div|span|input|submit|a|el|element|id|js)\b/g;
const METRICS = {
  load: ['load', 'loadTime', 'load_time', 'loadMs'],
  lcp: ['lcp'],
  inp: ['inp'],
  fcp: ['fcp'],
  ttfb: ['ttfb'],
};

/** The id in the file, of an event or of the part of one. */
export function idInFile(id: string): string {
  return id.endsWith(PRODUCT_PART) ? id.slice(0, -PRODUCT_PART.length) : id;
}

/**
 * A plain event in the form in which events are kept: one event, or two when a page view names its product. Fields that
 * are not known are left out; a type that is not known becomes a custom event of that name.
 */
export function toSessionEvents(event: Json, identity: Envelope): SessionEvent[] {
  const properties = recordIn(event, 'properties', 'props', 'data', 'payload', 'params');
  const all: Json = { ...properties, ...event };
  const url = textIn(all, 'url', 'path', 'page', 'href', 'page_url', 'pageUrl');
  const title = textIn(all, 'title', 'pageTitle', 'page_title');
  const place = { ...identity, ...(url === undefined ? {} : { url }), ...(title === undefined ? {} : { title }) };
  const given = textIn(event, 'type', 'event', 'eventType', 'event_type', 'name', 'action') ?? 'event';
  const type = eventTypeOf(given);
  const product = readProduct(event, properties);
  switch (type) {
    case 'page_view': {
      const view: SessionEvent = { ...place, type };
      if (!product) return [view];
      return [view, { ...place, id: `${identity.id}${PRODUCT_PART}`, type: 'product_view', product, found: 'call' }];
    }
    case 'click': {
      const { element, action } = clicked(event, all);
      return [{ ...place, type, element, ...(action ? { action } : {}), ...(product ? { product } : {}) }];
    }
    case 'rage_click':
    case 'dead_click':
      return [{ ...place, type, element: clicked(event, all).element }];
    case 'product_view': {
      const visibleMs = numberIn(all, 'visibleMs', 'visible_ms', 'durationMs', 'duration_ms');
      const scrollDepth = numberIn(all, 'scrollDepth');
      const shown = {
        ...(visibleMs === undefined ? {} : { visibleMs: Math.min(visibleMs, 86_400_000) }),
        ...(scrollDepth === undefined ? {} : { scrollDepth: Math.min(scrollDepth, 1) }),
      };
      return product ? [{ ...place, type, product, ...shown, found: 'call' }] : [{ ...place, type: 'page_view' }];
    }
    case 'form_submit':
      return [{ ...place, type, form: formOf(all) }];
    case 'form_focus':
    case 'form_blur':
    case 'form_abandon':
      return [{ ...place, type, form: formOf(all), field: fieldOf(all) }];
    case 'form_error': {
      const constraint = textIn(all, 'constraint', 'error', 'reason', 'message') ?? 'customError';
      return [{ ...place, type, form: formOf(all), field: fieldOf(all), constraint }];
    }
    case 'performance':
      return [{ ...place, type, metrics: metricsOf({ ...all, ...recordIn(all, 'metrics') }) }];
    case 'identify': {
      const userId = textIn(all, 'userId', 'user_id');
      const traits = recordIn(all, 'traits', 'properties') as Properties; // parsed from JSON, hence nothing else
      return userId === undefined ? [] : [{ ...place, type, userId, traits }];
    }
    default: {
      const name = (type === 'custom' ? textIn(all, 'name', 'event', 'action') : undefined) ?? given;
      return [{ ...place, type: 'custom', name, properties: propertiesOf(event, properties, product, name) }];
    }
  }
}

function clicked(event: Json, all: Json): { element: WireElement; action: string | undefined } {
  const { element } = event;
  const about = isRecord(element) ? element : {};
  const name = typeof element === 'string' ? element : textIn(about, 'action', 'name', 'id', 'selector');
  const text =
    textIn(all, 'text', 'label', 'elementText', 'element_text', 'buttonText') ??
    textIn(about, 'text', 'label') ??
    (typeof element === 'string' ? element : undefined);
  const href = textIn(about, 'href') ?? textIn(event, 'href', 'target');
  const attributes = Object.fromEntries(
    Object.entries(recordIn(about, 'attributes')).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key.replace(/^data-crow-/, ''), value]] : [],
    ),
  );
  const named = [textIn(all, 'action'), attributes.action, name].find((one) => one && actionOfElement(one));
  return {
    element: {
      tag: textIn(about, 'tag', 'tagName')?.toLowerCase() ?? 'button',
      attributes,
      ...(text === undefined ? {} : { text }),
      ...(name === undefined ? {} : { selector: name }),
      ...(href === undefined ? {} : { href }),
    },
    action: named && actionOfElement(named),
  };
}

/** `#add-to-cart-btn` does what `add_to_cart` says. */
function actionOfElement(name: string): string | undefined {
  return actionOfName(name) ?? actionOfName(fold(name.replace(/([a-z])([A-Z])/g, '$1 $2')).replace(MADE_OF, ' '));
}

function formOf(all: Json): string {
  return textIn(all, 'form', 'formId', 'form_id', 'formName', 'form_name', 'element') ?? 'form';
}

function fieldOf(all: Json): { name: string; label?: string } {
  const { field } = all;
  const about = isRecord(field) ? field : {};
  const label = textIn(about, 'label') ?? textIn(all, 'label');
  const name =
    textIn(about, 'name', 'id') ?? textIn(all, 'field', 'fieldName', 'field_name', 'input', 'element') ?? 'field';
  return { name, ...(label === undefined ? {} : { label }) };
}

function metricsOf(all: Json): Partial<Record<keyof typeof METRICS, number>> {
  return Object.fromEntries(
    Object.entries(METRICS).flatMap(([metric, names]) => {
      const value = numberIn(all, ...names);
      return value === undefined ? [] : [[metric, Math.min(value, 1e9)]];
    }),
  );
}

/** Properties of a custom event, with the product and the plain fields that stand beside them. */
function propertiesOf(event: Json, properties: Json, product: WireProduct | undefined, name: string): Properties {
  const words = actionOfName(name) === 'search' ? textIn(event, 'text', 'element') : undefined;
  const beside = [
    'query',
    'results',
    'code',
    'amount',
    'total',
    'value',
    'currency',
    'orderId',
    'order_id',
    'reason',
    'topic',
    'items',
    'method',
  ];
  const kept = Object.fromEntries(beside.flatMap((name) => (event[name] === undefined ? [] : [[name, event[name]]])));
  // Both were parsed from JSON, so they hold nothing that properties may not hold.
  return {
    ...(words === undefined ? {} : { query: words }),
    ...kept,
    ...properties,
    ...(product ? { product: { ...product } } : {}),
  } as Properties;
}
