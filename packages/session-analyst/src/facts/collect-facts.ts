import type { Timeline } from '../normalize/moment.ts';
import { cartFacts } from './cart-facts.ts';
import type { Fact, FactKind } from './fact.ts';
import { frictionFacts } from './friction-facts.ts';
import { productFacts } from './product-facts.ts';
import { serviceFacts } from './service-facts.ts';
import { visitorFacts } from './visitor-facts.ts';

/** Facts of a session, found by kind. */
export interface FactBook {
  all: readonly Fact[];
  of(kind: FactKind): readonly Fact[];
  has(...kinds: FactKind[]): boolean;
}

/** Everything that the events of a session show, in order of time. */
export function collectFacts(timeline: Timeline): FactBook {
  const all = [productFacts, cartFacts, serviceFacts, frictionFacts, visitorFacts]
    .flatMap((collect) => collect(timeline))
    .sort((a, b) => a.from - b.from);
  return factBook(all);
}

export function factBook(all: readonly Fact[]): FactBook {
  const byKind = Map.groupBy(all, ({ kind }) => kind);
  return {
    all,
    of: (kind) => byKind.get(kind) ?? [],
    has: (...kinds) => kinds.some((kind) => byKind.has(kind)),
  };
}
