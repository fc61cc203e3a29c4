import type { ModelEnding, Understanding, UnderstandingInput } from '@crow/contracts';
import { canJudge, countMeaningful, type Reading } from '@crow/session-analyst';

/** Below this a session has nothing that a model could tell better. */
const MEANINGFUL_EVENTS = 4;
const INTERESTING_INTENTS: ReadonlySet<string> = new Set([
  'comparing',
  'evaluating',
  'signing_up',
  'after_sales',
  'support',
]);
const PLAIN_STAGES: ReadonlySet<string> = new Set(['none', 'viewed']);

/**
 * Why a model is not asked about a session; undefined when it is. A visitor's no counts before anything else.
 * @param base what the analyst says of it
 */
export function reasonNotToAsk(
  { session, organization }: UnderstandingInput,
  reading: Reading,
  base: Understanding,
): ModelEnding | undefined {
  if (session.context.consent?.aiProcessing === false) return 'no_consent';
  const policy = organization.modelPolicy ?? 'all';
  if (policy === 'off') return 'switched_off';
  if (base.bot || base.outcome === 'crawl' || base.outcome === 'bounced') return 'too_little';
  if (countMeaningful(reading.timeline.moments) < MEANINGFUL_EVENTS) return 'too_little';
  if (policy === 'interesting' && !isInteresting(base)) return 'not_interesting';
  return canJudge(organization.language) ? undefined : 'language_unchecked';
}

/** Something stood in the way, something was in the cart, or somebody came with a question. */
function isInteresting({ friction, stage, intent }: Understanding): boolean {
  return friction.length > 0 || !PLAIN_STAGES.has(stage) || INTERESTING_INTENTS.has(intent);
}
