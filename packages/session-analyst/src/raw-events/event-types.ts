import type { EventType } from '@crow/contracts';
import { fold } from '../roles/fold.ts';

/** Other names that files give to the types of events, `|` between them; hyphens and capitals do not matter. */
const NAMES: Partial<Record<EventType, string>> = {
  page_view:
    'page view|pageview|page|view|page viewed|viewed page|screen|screen view|navigation|navigate|route change|visit|page load',
  click: 'click|tap|press|clicked|button click|button clicked|element click|element clicked|link click|link clicked',
  rage_click: 'rage click|rageclick|rage clicks',
  dead_click: 'dead click|deadclick',
  form_submit: 'form submit|submit|form submitted|form submission',
  form_focus: 'form focus|focus|field focus|input focus|form start|form started',
  form_blur: 'form blur|blur|field blur|input|change|field change|input change|form input|form field',
  form_error: 'form error|validation error|field error|input error|form validation error|validation failed',
  form_abandon: 'form abandon|form abandoned',
  product_view:
    'product view|product viewed|view item|view product|viewed product|product detail|product detail view|view content',
  performance: 'performance|web vitals|web vital|vitals|page performance',
  identify: 'identify|identified',
  custom: 'custom|track|event|custom event',
};

const TYPE_OF = new Map(
  Object.entries(NAMES).flatMap(([type, names]) => names.split('|').map((name) => [name, type as EventType])),
);

/** The type that a name means; undefined when it is a name of the site's own, hence a custom event's. */
export function eventTypeOf(name: string): EventType | undefined {
  return TYPE_OF.get(fold(name.replace(/([a-z])([A-Z])/g, '$1 $2')));
}
