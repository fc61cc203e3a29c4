import type { AppliedFilter, Channel, Friction, Intent, Outcome, SearchFilter, Stage } from '@crow/contracts';

/** What an interaction can be filtered by. */
export interface SearchFacts {
  /** Start of the session, Unix milliseconds. */
  startedAt: number;
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  friction: readonly Friction[];
  returning: boolean;
  country?: string;
  channel?: Channel;
  /** Ids of its products. */
  products: readonly string[];
}

/** Whether an interaction meets every filter. What the index does by its own means must come to the same. */
export function meetsFilters(facts: SearchFacts, filters: readonly (SearchFilter | AppliedFilter)[]): boolean {
  return filters.every((filter) => meets(facts, filter));
}

function meets(facts: SearchFacts, filter: SearchFilter): boolean {
  switch (filter.kind) {
    case 'time':
      return facts.startedAt >= (filter.since ?? 0) && facts.startedAt < (filter.until ?? Number.POSITIVE_INFINITY);
    case 'returning':
      return facts.returning === filter.is;
    case 'country':
      return facts.country !== undefined && filter.anyOf.includes(facts.country);
    case 'channel':
      return facts.channel !== undefined && filter.anyOf.includes(facts.channel);
    case 'product':
      return filter.anyOf.some(({ id }) => facts.products.includes(id));
    case 'intent':
      return filter.anyOf.includes(facts.intent);
    case 'outcome':
      return filter.anyOf.includes(facts.outcome);
    case 'stage':
      return filter.anyOf.includes(facts.stage);
    case 'friction':
      return filter.anyOf.some((kind) => facts.friction.includes(kind));
  }
}
