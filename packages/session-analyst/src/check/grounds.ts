import type { ProductMention } from '@crow/contracts';
import type { Fact, FactKind } from '../facts/fact.ts';
import type { Moment } from '../normalize/moment.ts';
import type { Reading } from '../reading.ts';

/** What the events that a statement cites can prove. */
export interface Grounds {
  moments: readonly Moment[];
  facts: readonly Fact[];
  kinds: ReadonlySet<FactKind>;
  products: readonly ProductMention[];
  /** Numbers in the cited events, and totals computed from facts that rest on them, rounded to cents. */
  numbers: ReadonlySet<number>;
  /** The same without what is left of totals, which is right only as "… and 4 more". */
  wholes: ReadonlySet<number>;
  durationsMs: readonly number[];
}

/** Finds the grounds of statements about one session. */
export interface GroundsFinder {
  knows(eventId: string): boolean;
  of(evidence: readonly string[]): Grounds;
}

export function findGrounds({ timeline, facts }: Reading): GroundsFinder {
  const moments = new Map(timeline.moments.map((moment) => [moment.id, moment]));
  const factsOf = new Map<string, Fact[]>();
  for (const fact of facts.all) {
    for (const id of fact.evidence) {
      const list = factsOf.get(id);
      if (list) list.push(fact);
      else factsOf.set(id, [fact]);
    }
  }
  return {
    knows: (id) => moments.has(id),
    of(evidence) {
      const cited = evidence.flatMap((id) => moments.get(id) ?? []);
      const shown = [...new Set(evidence.flatMap((id) => factsOf.get(id) ?? []))];
      const products = [...shown.flatMap((fact) => fact.products), ...cited.flatMap(({ product }) => product ?? [])];
      const kinds = new Set(shown.map(({ kind }) => kind));
      const totals = [...kinds].map((kind) => facts.of(kind).length);
      const ofFacts = shown.flatMap(({ numbers, products: named }) => [...Object.values(numbers), named.length]);
      const ofEvents = cited.flatMap(({ event }) => numbersIn(event, 0));
      const prices = products.flatMap(({ price }) => price ?? []);
      const wholes = [...totals, ...ofFacts, ...ofEvents, ...prices];
      return {
        moments: cited,
        facts: shown,
        kinds,
        products: [...new Set(products)],
        numbers: new Set([...wholes, ...remainders(totals)].map(toCents)),
        wholes: new Set(wholes.map(toCents)),
        durationsMs: shown.flatMap(({ numbers: { visibleMs, waitedMs, loadMs } }) =>
          [visibleMs, waitedMs, loadMs].filter((ms) => ms !== undefined),
        ),
      };
    },
  };
}

/** "… and 4 more": what is left of a total when up to four are named. */
function remainders(totals: readonly number[]): number[] {
  return totals.flatMap((total) => [1, 2, 3, 4].map((named) => total - named)).filter((left) => left > 0);
}

export function toCents(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Numbers that an event carries, its time and place in the page apart. */
function numbersIn(value: unknown, depth: number): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null || depth > 5) return [];
  const entries = Object.entries(value).filter(([name]) => depth > 0 || !IRRELEVANT.has(name));
  return entries.flatMap(([, item]) => numbersIn(item, depth + 1));
}

const IRRELEVANT: ReadonlySet<string> = new Set(['ts', 'seq', 'x', 'y', 'viewportX', 'viewportY', 'viewport']);
