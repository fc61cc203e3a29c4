import type { TrackerContext } from '../core/context.ts';
import type { Navigation } from '../core/navigation.ts';
import { redactUrl } from '../core/redact.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';

/** Sends a page view for the document and for each navigation inside of it. */
export function trackPageViews(context: TrackerContext): void {
  let before: string | undefined;
  const view = (navigation: Navigation | undefined) => {
    if (navigation) context.emit(pageViewOf(navigation, before));
    before = context.page().url;
  };
  view(context.arrival);
  context.onNavigation(view);
}

/**
 * Describes the page of this moment. Its campaign is found by the server, in the address.
 * @param referrer where the visitor came from; inside of one document that is the page before
 */
export function pageViewOf(
  navigation: Navigation | 'manual',
  referrer = redactUrl(document.referrer) || undefined,
): TrackedEvent {
  return { type: 'page_view', navigation, viewport: [innerWidth, innerHeight], referrer };
}
