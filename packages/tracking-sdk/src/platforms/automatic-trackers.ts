import type { TrackerContext } from '../core/context.ts';
import type { Autocapture } from '../options.ts';
import { trackClicks } from '../trackers/clicks.ts';
import { trackDeadClicks } from '../trackers/dead-clicks.ts';
import { trackForms } from '../trackers/forms.ts';
import { trackPageViews } from '../trackers/page-views.ts';
import { type ProductWatch, watchProducts } from '../trackers/products.ts';
import { trackRageClicks } from '../trackers/rage-clicks.ts';
import { trackVitals } from '../trackers/vitals.ts';

/**
 * Starts the trackers that are wanted.
 * @returns the watch over products, which calls feed as well
 */
export function startTrackers(context: TrackerContext, autocapture: boolean | Autocapture): ProductWatch | undefined {
  const isWanted = (name: keyof Autocapture) => autocapture && (autocapture as Autocapture)[name] !== false;
  const start = (name: keyof Autocapture, track: () => void) => isWanted(name) && context.guard(track)();
  // Products come first: the view of a product ends before the view of the next page begins.
  const products = context.guard(() => watchProducts(context, !!isWanted('products')))();
  start('pageViews', () => trackPageViews(context));
  start('vitals', () => trackVitals(context));
  start('clicks', () => trackClicks(context));
  start('rageClicks', () => trackRageClicks(context));
  start('deadClicks', () => trackDeadClicks(context));
  start('forms', () => trackForms(context));
  return products;
}
