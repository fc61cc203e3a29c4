import type { TrackerContext } from '../core/context.ts';
import type { Navigation } from '../core/navigation.ts';
import { redactText, redactUrl } from '../core/redact.ts';
import { cut } from '../core/text.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';

/** Sends a page view for the document and for each navigation inside of it. */
export function trackPageViews(context: TrackerContext): void {
  let { referrer } = document;
  const view = (navigation: Navigation) => {
    context.emit(pageViewOf(navigation, referrer));
    referrer = context.page().url;
  };
  if (context.arrival) view(context.arrival);
  else referrer = context.page().url;
  context.onNavigation(view);
}

/**
 * Describes the page of this moment.
 * @param referrer where the visitor came from; inside of one document that is the page before
 */
export function pageViewOf(navigation: Navigation | 'manual', referrer = document.referrer): TrackedEvent {
  return {
    type: 'page_view',
    navigation,
    viewport: [innerWidth, innerHeight],
    referrer: referrer ? redactUrl(referrer) : undefined,
    campaign: campaignOf(location.search),
  };
}

/** Reads the campaign parameters of a query, `utm_source=x` as `{ source: 'x' }`. */
export function campaignOf(search: string): Record<string, string> | undefined {
  const campaign = [...new URLSearchParams(search)].flatMap(([name, value]) =>
    name.startsWith('utm_') && value ? [[cut(name.slice(4), 64), cut(redactText(value))] as const] : [],
  );
  return campaign[0] && Object.fromEntries(campaign);
}
