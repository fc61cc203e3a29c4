import { createCrowHooks } from '@crow/tracking-sdk/react';

/** The shop's own events. A name or a property that is not here is an error of the compiler. */
type Events = {
  newsletter_signup: { placement: 'footer' | 'banner' };
  search: { query: string; results: number };
  help_opened: undefined;
};

export const { useCrow, useTrackEvent } = createCrowHooks<Events>();
