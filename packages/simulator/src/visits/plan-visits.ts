import { createRandom, type Random } from '../random/random.ts';
import { SHOPPERS } from '../shoppers/all.ts';
import type { Scene } from '../shoppers/shopper.ts';
import type { Product } from './product.ts';
import { Visit, type VisitEvent } from './visit.ts';
import { someVisitor, type Visitor } from './visitor.ts';

/** One visit to be sent: who, what, and when. */
export interface PlannedVisit {
  kind: string;
  sessionId: string;
  visitor: Visitor;
  /** When it began, Unix milliseconds. */
  startedAt: number;
  /** Time from the first event to the last, milliseconds. */
  durationMs: number;
  events: VisitEvent[];
}

export interface VisitPlan {
  /** How many visits. */
  sessions: number;
  /** The same seed gives the same visits, but for their ids and times. */
  seed: string;
  products: readonly Product[];
  /** Address of the shop, without a slash at the end. */
  shop: string;
  /** Time over which the visits' ends are spread, back from `now`, milliseconds. */
  spreadMs: number;
  /** Unix milliseconds. */
  now: number;
  /** Tells the ids of one run from those of another with the same seed. */
  run: string;
}

/** Plans visits of every kind; the most frequent kinds come most. */
export function* planVisits(plan: VisitPlan): Generator<PlannedVisit> {
  const random = createRandom(plan.seed);
  const ids = createRandom(`${plan.seed} ${plan.run}`);
  for (let index = 0; index < plan.sessions; index++) {
    // Every kind comes once before chance decides: few sessions show all of them, too.
    const shopper = SHOPPERS[index] ?? random.weighted(SHOPPERS);
    const visit = new Visit(random, plan.shop);
    shopper.act(sceneOf(visit, random, plan.products));
    const visitor = someVisitor(random);
    const endedAt = plan.now - Math.floor(random.number() * plan.spreadMs);
    yield {
      kind: shopper.kind,
      sessionId: `ses_${ids.id(24)}`,
      visitor: { ...visitor, visitorId: `vis_${ids.id(20)}` },
      startedAt: endedAt - visit.elapsed,
      durationMs: visit.elapsed,
      events: visit.events,
    };
  }
}

function sceneOf(visit: Visit, random: Random, products: readonly Product[]): Scene {
  const { category } = random.pick(products);
  const rivals = random.some(
    products.filter((product) => product.category === category),
    random.between(2, 3),
  );
  return { visit, random, products, rivals, wish: random.pick(rivals) };
}
