import type { TrackerContext } from '../core/context.ts';
import type { Navigation } from '../core/navigation.ts';
import { redactText, redactUrl } from '../core/redact.ts';
import { cut } from '../core/text.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';

/** Sends a page view for the document and for each navigation inside of it. */
export function trackPageViews(context: TrackerContext): () => void {
  const { document } = context.window;
  let referrer = document.referrer;
  const view = (navigation: Navigation) => {
    context.emit(pageViewOf(context.window, navigation, referrer));
    referrer = context.page().url;
  };
  if (context.arrival) view(context.arrival);
  else referrer = context.page().url;
  return context.onNavigation(view);
}

/**
 * Describes the page of this moment.
 * @param referrer where the visitor came from; inside of one document that is the page before
 */
export function pageViewOf(
  window: Window,
  navigation: Navigation | 'manual',
  referrer = window.document.referrer,
): TrackedEvent {
  return {
    type: 'page_view',
    navigation,
    viewport: [window.innerWidth, window.innerHeight],
    referrer: referrer ? redactUrl(referrer) : undefined,
    campaign: campaignOf(window.location.search),
  };
}

/** Reads the campaign parameters of a query, `utm_source=x` as `{ source: 'x' }`. */
export function campaignOf(search: string): Record<string, string> | undefined {
  const campaign: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (name.startsWith('utm_') && value) campaign[cut(name.slice(4), 64)] = cut(redactText(value));
  }
  return Object.keys(campaign).length > 0 ? campaign : undefined;
}
