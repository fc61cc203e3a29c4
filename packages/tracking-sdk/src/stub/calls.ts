import { productOf } from '../core/product.ts';
import { snapshotOf } from '../core/properties.ts';
import { cut } from '../core/text.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';
import type { Consent } from '../options.ts';
import { pageViewOf } from '../trackers/page-views.ts';

/** A call of `crow()` with its arguments, `['track', 'signup', { … }]`. */
export type Call = ArrayLike<unknown>;

/** Whether a call is over once its event has been sent. The others also change what later events say. */
export const isOnlyAnEvent = (call: Call) => /^(track|page|productView)$/.test(`${call[0]}`);

/** The event that a call asks for; most calls ask for none. */
export function eventOf({ 0: method, 1: given, 2: more }: Call): TrackedEvent | undefined {
  switch (given && method) {
    case 'track':
      return { type: 'custom', name: cut(given), properties: snapshotOf(more) };
    case 'identify':
      return { type: 'identify', userId: cut(given), traits: snapshotOf(more) };
    case 'group':
      return { type: 'group', groupId: cut(given), traits: snapshotOf(more) };
    case 'productView': {
      const product = productOf(given as Record<string, unknown>);
      return product && { type: 'product_view', product, found: 'call' };
    }
    default:
      return method === 'page' ? pageViewOf('manual') : undefined;
  }
}

/** First arguments of the calls of one method, oldest first. */
export function givenTo(calls: readonly Call[], method: string): unknown[] {
  return calls.filter((call) => call[0] === method).map((call) => call[1]);
}

/**
 * What the visitor agreed to: by the options, else by an earlier page, and by calls of this one. The last word counts.
 * @returns undefined where nobody was asked
 */
export function agreedOf(option: unknown, kept: string | undefined, calls: readonly Call[]): Consent | undefined {
  const all = option !== 'required';
  const isGiven = typeof option === 'object';
  const said = [
    ...givenTo(calls, 'setConsent'),
    ...givenTo(calls, 'optIn').map(() => ({ analytics: true })),
    ...givenTo(calls, 'optOut').map(() => ({ analytics: false })),
  ];
  if (all && !isGiven && !kept && said.length === 0) return undefined;
  const before = isGiven ? option : kept && JSON.parse(kept);
  return Object.assign({ analytics: all, personalization: all, aiProcessing: all }, before, ...said);
}
