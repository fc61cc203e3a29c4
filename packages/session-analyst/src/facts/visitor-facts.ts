import { isbot } from 'isbot';
import { isMovement } from '../intent/count-meaningful.ts';
import type { Moment, Timeline } from '../normalize/moment.ts';
import { type Fact, factOf, present } from './fact.ts';

/** Browsers without a screen; automated tests of a shop use them as well, and then they click. */
const HEADLESS = /headless|phantomjs|puppeteer|playwright/i;
const STEADY = { views: 20, deviation: 0.15 };
const PAUSE_MS = 30 * 60_000;

/** Who came: a program, a known customer, somebody who came back after a pause; and that they came at all. */
export function visitorFacts({ context, moments }: Timeline): Fact[] {
  const views = moments.filter(({ event }) => event.type === 'page_view');
  return present([
    // A server that tells of its visitors is a program, and they are none.
    context.platform === 'server' ? undefined : botSignal(context.userAgent ?? '', moments, views),
    known(moments),
    cameBack(moments),
    factOf('visited', views.length > 0 ? views : moments.slice(0, 1), { numbers: { count: views.length } }),
  ]);
}

function botSignal(userAgent: string, moments: readonly Moment[], views: readonly Moment[]): Fact | undefined {
  const evidence = views.length > 0 ? views : moments;
  const numbers = { count: evidence.length };
  const isHeadless = HEADLESS.test(userAgent);
  // The kept list of programs that say what they are has headless browsers too.
  if (!isHeadless && isbot(userAgent)) return factOf('bot_signal', evidence, { subject: 'declared', numbers });
  if (moments.some(isHuman)) return undefined;
  if (isHeadless) return factOf('bot_signal', evidence, { subject: 'headless', numbers });
  return views.length >= STEADY.views && isSteady(views)
    ? factOf('bot_signal', evidence, { subject: 'steady', numbers })
    : undefined;
}

/** A hand on a mouse, a finger or a keyboard. */
function isHuman({ event }: Moment): boolean {
  if (event.type === 'product_view') return (event.scrollDepth ?? 0) > 0;
  if (event.type === 'custom') return isMovement(event.name);
  return event.type === 'click' || event.type.startsWith('form_');
}

/** Whether pages follow each other in nearly constant time: standard deviation under 15 % of the mean. */
function isSteady(views: readonly Moment[]): boolean {
  const gaps = views.slice(1).map(({ at }, index) => at - (views[index]?.at ?? at));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return mean > 0 && Math.sqrt(variance) / mean < STEADY.deviation;
}

function known(moments: readonly Moment[]): Fact | undefined {
  const identified = moments.find(({ event }) => event.type === 'identify');
  const signsUp = moments.some(({ action, page }) => action === 'signup' || page.role === 'signup');
  return identified && !signsUp ? factOf('returning', [identified], { subject: 'known' }) : undefined;
}

function cameBack(moments: readonly Moment[]): Fact | undefined {
  const index = moments.findIndex(({ at }, place) => at - (moments[place - 1]?.at ?? at) >= PAUSE_MS);
  const [before, after] = [moments[index - 1], moments[index]];
  return before && after
    ? factOf('returning', [before, after], { subject: 'pause', numbers: { count: 1, waitedMs: after.at - before.at } })
    : undefined;
}
