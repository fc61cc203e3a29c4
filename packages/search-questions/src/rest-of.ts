import type { Finding } from './finding.ts';

/** Words that ask without saying for what. */
const ASKING =
  /^(?:please|show|me|find|list|all|any|the|a|an|of|who|that|which|what|those|and|with|were|was|are|is|people|persons?|visitors?|visits?|sessions?|customers?|shoppers?|users?|traffic|did|do|us|from|in|on)$/i;

/** A question without some of its parts; empty when only words remain that mean nothing alone. */
export function restOf(question: string, without: readonly Pick<Finding, 'start' | 'end'>[]): string {
  const kept = [...without]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, question)
    .replace(/\s+/g, ' ')
    .trim();
  const says = (kept.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => !ASKING.test(word));
  return says ? kept : '';
}
