import type { PropertyValue, SessionEvent } from '@crow/contracts';
import { count, percent, price } from './number-words.ts';
import { pathOf } from './place-words.ts';
import { duration } from './time-words.ts';

/** What happened in an event. `subject` and `details` may hold a page's own, hostile text: render as text only. */
export interface EventWords {
  lead: string;
  subject?: string;
  details: string[];
}

type Of<T extends SessionEvent['type']> = Extract<SessionEvent, { type: T }>;

/** Tells an event in a few words, as a person watching over the visitor's shoulder would. */
export function describeEvent(event: SessionEvent): EventWords {
  switch (event.type) {
    case 'page_view':
      return words('Opened', event.title || (event.url ? pathOf(event.url) : 'a page'), [cameFrom(event)]);
    case 'click':
      return describeClick(event);
    case 'rage_click':
      return words('Clicked again and again', elementName(event.element), [
        event.count === undefined ? undefined : `${count(event.count)} times`,
      ]);
    case 'dead_click':
      return words('Clicked, and nothing happened', elementName(event.element), []);
    case 'product_view':
      return words('Looked at', event.product.name || event.product.id, [
        event.product.price === undefined ? undefined : price(event.product.price, event.product.currency),
        event.visibleMs === undefined ? undefined : `visible for ${duration(event.visibleMs)}`,
        event.scrollDepth === undefined ? undefined : `scrolled to ${percent(event.scrollDepth)}`,
      ]);
    case 'form_submit':
      return words('Sent the form', event.form, [event.fields === undefined ? undefined : `${event.fields} fields`]);
    case 'form_focus':
      return words('Went to the field', fieldName(event), []);
    case 'form_blur':
      return words('Left the field', fieldName(event), [
        event.durationMs === undefined ? undefined : `after ${duration(event.durationMs)}`,
        event.filled === undefined ? undefined : event.filled ? 'filled in' : 'left empty',
      ]);
    case 'form_error':
      return words('Was refused in the field', fieldName(event), [
        CONSTRAINT_WORDS[event.constraint] ?? event.constraint,
      ]);
    case 'form_abandon':
      return words('Left without sending the form', event.form, [
        `last field: ${fieldName(event)}`,
        event.durationMs === undefined ? undefined : `after ${duration(event.durationMs)}`,
      ]);
    case 'error':
      return words('The page failed', event.message, [event.name, event.script && pathOf(event.script)]);
    case 'request_failed':
      return words('A request failed', pathOf(event.request), [event.status ? `status ${event.status}` : 'no answer']);
    case 'performance':
      return words('The page loaded', undefined, metrics(event));
    case 'custom':
      return words(sentence(event.name), undefined, propertyDetails(event.properties));
    case 'identify':
      return words('Became known as', event.userId, []);
    case 'group':
      return words('Acts for', event.groupId, []);
    case 'alias':
      return words('Is the same person as', event.previousId, [`now ${event.userId}`]);
  }
}

/** An identifier such as `add_to_cart` or `addToCart` as words: `Add to cart`. */
export function sentence(name: string): string {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-.:]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Names that programs give; what people read begins with a capital or has spaces. */
const IDENTIFIER = /^[a-z][a-z\d]*([A-Z_\-.:][a-z\d]*)*$/;

/** The label of an event in the live view: names for programs as words, the page's own words as they are. */
export function labelWords(type: SessionEvent['type'], label: string): string {
  return (type === 'click' || type === 'custom') && IDENTIFIER.test(label) ? sentence(label) : label;
}

function describeClick(event: Of<'click'>): EventWords {
  const { element, action, product } = event;
  const about = [
    product?.name || product?.id,
    product?.price === undefined ? undefined : price(product.price, product.currency),
  ];
  const label = element.text || element.attributes?.name || (action ? sentence(action) : undefined);
  const lead = element.tag.toLowerCase() === 'a' || element.role === 'link' ? 'Followed' : 'Clicked';
  if (label === undefined) return words(lead, element.selector || `<${element.tag}>`, about);
  const meaning = action && sentence(action).toLowerCase() !== label.toLowerCase() ? sentence(action) : undefined;
  return words(lead, `“${label}”`, [meaning, ...about]);
}

function cameFrom(event: Of<'page_view'>): string | undefined {
  if (event.campaign?.source) return `from ${event.campaign.source}`;
  if (!event.referrer || !/^https?:/i.test(event.referrer)) return undefined;
  const host = hostOf(event.referrer);
  return host && host !== hostOf(event.url ?? '') ? `from ${host}` : undefined;
}

function hostOf(url: string): string | undefined {
  return URL.parse(url)?.host;
}

function fieldName(event: Of<'form_focus' | 'form_blur' | 'form_error' | 'form_abandon'>): string {
  return event.field.label || event.field.name;
}

function elementName(element: Of<'click'>['element']): string {
  return element.text ? `“${element.text}”` : element.selector || `<${element.tag}>`;
}

const CONSTRAINT_WORDS: Record<string, string> = {
  valueMissing: 'it was empty',
  typeMismatch: 'not the right kind of value',
  patternMismatch: 'not in the expected form',
  tooLong: 'too long',
  tooShort: 'too short',
  rangeUnderflow: 'too small',
  rangeOverflow: 'too large',
  stepMismatch: 'not an allowed step',
  badInput: 'could not be read',
  customError: 'the shop’s own check',
};

function metrics(event: Of<'performance'>): string[] {
  const { load, tti, lcp, cls, inp, fcp, ttfb } = event.metrics;
  const times = { loaded: load, usable: tti, LCP: lcp, INP: inp, FCP: fcp, TTFB: ttfb };
  const told = Object.entries(times).flatMap(([name, ms]) => (ms === undefined ? [] : [`${name} ${duration(ms)}`]));
  return cls === undefined ? told : [...told, `CLS ${cls.toFixed(2)}`];
}

const SHOWN_PROPERTIES = 4;

function propertyDetails(properties: Record<string, PropertyValue> | undefined): string[] {
  const entries = Object.entries(properties ?? {});
  const shown = entries.slice(0, SHOWN_PROPERTIES).map(([key, value]) => `${key}: ${short(value)}`);
  const hidden = entries.length - shown.length;
  return hidden > 0 ? [...shown, `${count(hidden)} more`] : shown;
}

function short(value: PropertyValue): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function words(lead: string, subject: string | undefined, details: (string | undefined)[]): EventWords {
  const told = details.filter((detail) => detail !== undefined && detail !== '') as string[];
  return { lead, ...(subject === undefined ? {} : { subject }), details: told };
}
