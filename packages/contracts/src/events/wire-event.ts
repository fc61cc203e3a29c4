import { z } from 'zod';
import { wireClick, wireDeadClick, wireRageClick } from './wire/click-events.ts';
import { wireError, wireRequestFailed } from './wire/failure-events.ts';
import { wireFormAbandon, wireFormBlur, wireFormError, wireFormFocus, wireFormSubmit } from './wire/form-events.ts';
import { wireAlias, wireCustom, wireGroup, wireIdentify } from './wire/named-events.ts';
import { wirePageView, wirePerformance } from './wire/page-events.ts';
import { wireProductView } from './wire/product-events.ts';

/**
 * Events as a client sends them. One schema per event type, by family in `wire/`; the hot path uses the
 * hand-written guards in `check-event.ts`, and a property test holds the two together.
 */
export const wireEvent = z.discriminatedUnion('type', [
  wirePageView,
  wireClick,
  wireRageClick,
  wireDeadClick,
  wireFormSubmit,
  wireFormFocus,
  wireFormBlur,
  wireFormError,
  wireFormAbandon,
  wireProductView,
  wirePerformance,
  wireError,
  wireRequestFailed,
  wireCustom,
  wireIdentify,
  wireGroup,
  wireAlias,
]);

export type WireEvent = z.infer<typeof wireEvent>;
export type EventType = WireEvent['type'];
