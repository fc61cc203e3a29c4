import { FRICTIONS, type Friction, type SearchFilter, type VectorFilter, type VectorMetadata } from '@crow/contracts';
import type { SearchFacts } from '@crow/search-questions';

/**
 * What a vector carries to be filtered by: nine of the ten fields that Vectorize indexes. The obstacles of a session are
 * one number, a bit for each kind, because an index can't look into lists.
 */
export function metadataOf(session: string, facts: Omit<SearchFacts, 'products'>): VectorMetadata {
  const { startedAt, intent, outcome, stage, friction, returning, country, channel } = facts;
  return {
    ...{ session, startedAt, intent, outcome, stage, returning },
    friction: maskOf(friction),
    ...(country === undefined ? {} : { country }),
    ...(channel === undefined ? {} : { channel }),
  };
}

/** The same conditions for the vector index. Products are not among its fields: they narrow by ids. */
export function vectorFilterOf(filters: readonly SearchFilter[]): VectorFilter {
  return Object.assign({}, ...filters.map(conditionOf)) as VectorFilter;
}

function conditionOf(filter: SearchFilter): VectorFilter {
  switch (filter.kind) {
    case 'time': {
      const { since, until } = filter;
      const started = {
        ...(since === undefined ? {} : { $gte: since }),
        ...(until === undefined ? {} : { $lt: until }),
      };
      return Object.keys(started).length === 0 ? {} : { startedAt: started };
    }
    case 'returning':
      return { returning: filter.is };
    case 'product':
      return {};
    case 'friction':
      return { friction: { $in: masksWith(filter.anyOf) } };
    default:
      return { [filter.kind]: { $in: [...filter.anyOf] } };
  }
}

function maskOf(kinds: readonly Friction[]): number {
  return kinds.reduce((mask, kind) => mask | (1 << FRICTIONS.indexOf(kind)), 0);
}

/** Every combination of obstacles that has one of these. */
function masksWith(kinds: readonly Friction[]): number[] {
  const wanted = maskOf(kinds);
  return Array.from({ length: 1 << FRICTIONS.length }, (_, mask) => mask).filter((mask) => (mask & wanted) !== 0);
}
