import type { SearchFilter, SearchFilterKind } from '@crow/contracts';
import { CHANNEL_WORDS } from './channel-words.ts';
import { countryName } from './place-words.ts';
import { dayOf, exactDay } from './time-words.ts';
import { FRICTION_WORDS, INTENT_WORDS, OUTCOME_WORDS, STAGE_WORDS } from './understanding-words.ts';

export const FILTER_KIND_WORDS: Record<SearchFilterKind, string> = {
  time: 'Time',
  returning: 'Visitors',
  country: 'Country',
  channel: 'Channel',
  product: 'Product',
  intent: 'Intent',
  outcome: 'Outcome',
  stage: 'Stage',
  friction: 'In the way',
};

/** What a filter lets through: `Germany`, `Left the checkout or Left a cart behind`. */
export function filterWords(filter: SearchFilter): string {
  switch (filter.kind) {
    case 'time':
      return periodWords(filter);
    case 'returning':
      return filter.is ? 'there before' : 'there for the first time';
    case 'country':
      return either(filter.anyOf.map(countryName));
    case 'channel':
      return either(filter.anyOf.map((channel) => CHANNEL_WORDS[channel]));
    case 'product':
      return either([...new Set(filter.anyOf.map(({ name }) => name))]);
    case 'intent':
      return either(filter.anyOf.map((intent) => INTENT_WORDS[intent]));
    case 'outcome':
      return either(filter.anyOf.map((outcome) => OUTCOME_WORDS[outcome]));
    case 'stage':
      return either(filter.anyOf.map((stage) => STAGE_WORDS[stage]));
    case 'friction':
      return either(filter.anyOf.map((friction) => FRICTION_WORDS[friction]));
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The hour that a change of the clocks takes or gives. */
const HOUR_MS = 60 * 60 * 1000;

function periodWords({ since, until }: { since?: number; until?: number }): string {
  if (since === undefined) return until === undefined ? 'any' : `before ${exactDay(until)}`;
  if (until === undefined) return `since ${exactDay(since)}`;
  if (until - since <= DAY_MS + HOUR_MS) return dayOf(since);
  return `${dayOf(since)} to ${dayOf(until - 1)}`;
}

const MOST_NAMED = 3;

function either(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  if (more > 1) return `${words.slice(0, MOST_NAMED).join(', ')} or ${more} more`;
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
