import type { Moment, Timeline } from '../normalize/moment.ts';
import type { PageRole } from '../roles/page-lexicon.ts';
import type { Visit } from '../visits/visit.ts';
import { inTime } from './cart-facts.ts';
import { type Fact, factOf, groupBy, present } from './fact.ts';
import { slowPages } from './slow-pages.ts';

/** A pause of this length in the cart or the checkout, without typing, is hesitation. */
const HESITATION_MS = 45_000;
/** Longer pauses are absence. */
const ABSENCE_MS = 30 * 60_000;
/** Clicks on one spot that follow each other this fast are anger; a double click is only two. */
const RAGE = { clicks: 3, gapMs: 600 };

const FLOW: ReadonlySet<PageRole> = new Set(['cart', 'checkout', 'payment']);
/** Leaving the checkout for these belongs to the checkout. */
const BESIDE_FLOW: ReadonlySet<PageRole> = new Set([
  'cart',
  'payment',
  'confirmation',
  'login',
  'signup',
  'legal',
  'orders',
]);

/** What stood in the visitor's way. */
export function frictionFacts(timeline: Timeline): Fact[] {
  return present([
    ...formErrors(timeline),
    ...hesitations(timeline),
    factOf('rage', inTime(rage(timeline.moments))),
    factOf(
      'dead',
      timeline.moments.filter(({ action }) => action === 'dead_click'),
    ),
    factOf(
      'crashed',
      timeline.moments.filter(({ action }) => action === 'crash'),
    ),
    slowPages(timeline),
  ]);
}

function formErrors({ moments, scrubber }: Timeline): (Fact | undefined)[] {
  const groups = groupBy(moments, ({ event }) =>
    event.type === 'form_error' ? `${event.form}\n${event.field.name}` : undefined,
  );
  return [...groups.values()].map((errors) => {
    const event = errors[0]?.event;
    if (event?.type !== 'form_error') return undefined;
    const name = event.field.label ?? event.field.name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
    return factOf('form_error', errors, { subject: scrubber.clean(name, 40) });
  });
}

function hesitations({ moments, visits }: Timeline): (Fact | undefined)[] {
  let longest: { pause: [Moment, Moment]; waitedMs: number } | undefined;
  for (let index = 1; index < moments.length; index++) {
    const before = moments[index - 1];
    const after = moments[index];
    if (!before || !after || !FLOW.has(before.page.role)) continue;
    if (before.event.type === 'form_focus' || after.event.type === 'form_blur') continue;
    const waitedMs = after.at - before.at;
    if (waitedMs < HESITATION_MS || waitedMs > ABSENCE_MS || waitedMs <= (longest?.waitedMs ?? 0)) continue;
    longest = { pause: [before, after], waitedMs };
  }
  const comings = comingsToCheckout(visits);
  return [
    longest &&
      factOf('hesitated', longest.pause, {
        subject: longest.pause[0].page.role,
        numbers: { count: 1, waitedMs: longest.waitedMs },
      }),
    comings.length > 1 ? factOf('hesitated', comings, { subject: 'checkout' }) : undefined,
  ];
}

/** First moments of the stays in the checkout that begin there or come from elsewhere in the site. */
function comingsToCheckout(visits: readonly Visit[]): Moment[] {
  const comings: Moment[] = [];
  let isInside = false;
  for (const { page, moments } of visits) {
    if (page.role === 'checkout') {
      if (!isInside && moments[0]) comings.push(moments[0]);
      isInside = true;
    } else if (!BESIDE_FLOW.has(page.role)) isInside = false;
  }
  return comings;
}

/** The clicks of anger; what the tracker says of them counts only where the clicks themselves are not known. */
function rage(moments: readonly Moment[]): Moment[] {
  const clicks = rageClicks(moments);
  return clicks.length > 0 ? clicks : moments.filter(({ action }) => action === 'rage_click');
}

function rageClicks(moments: readonly Moment[]): Moment[] {
  const found: Moment[] = [];
  let run: Moment[] = [];
  const close = () => {
    if (run.length >= RAGE.clicks) found.push(...run);
    run = [];
  };
  for (const moment of moments) {
    if (moment.event.type !== 'click') continue;
    const last = run.at(-1);
    if (last && (spotOf(last) !== spotOf(moment) || moment.at - last.at > RAGE.gapMs)) close();
    // Stepping a number up is fast clicking too, and nothing to be angry about.
    if (!/^[+\-−–]?\d*[+\-−–]?$/.test(moment.event.element.text ?? 'x')) run.push(moment);
  }
  close();
  return found;
}

function spotOf({ event, page }: Moment): string {
  if (event.type !== 'click') return '';
  const { element, x, y } = event;
  return [
    page.path,
    element.selector ?? element.text ?? `${Math.round((x ?? 0) / 40)}:${Math.round((y ?? 0) / 40)}`,
    element.tag,
  ].join('\n');
}
