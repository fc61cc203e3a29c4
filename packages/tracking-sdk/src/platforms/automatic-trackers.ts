import type { Tracker, TrackerContext } from '../core/context.ts';
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
 * @returns the watch over products if it is among them, which calls can feed as well
 */
export function startTrackers(context: TrackerContext, autocapture: boolean | Autocapture): ProductWatch | undefined {
  let products: ProductWatch | undefined;
  const trackers: Record<keyof Autocapture, Tracker> = {
    // Products come first: the view of a product ends before the view of the next page begins.
    products: () => {
      products = watchProducts(context);
    },
    pageViews: trackPageViews,
    vitals: trackVitals,
    clicks: trackClicks,
    rageClicks: trackRageClicks,
    deadClicks: trackDeadClicks,
    forms: trackForms,
  };
  for (const name in trackers) {
    const key = name as keyof Autocapture; // the names of the object above
    if (autocapture && (autocapture as Autocapture)[key] !== false) context.guard(trackers[key])(context);
  }
  return products;
}
