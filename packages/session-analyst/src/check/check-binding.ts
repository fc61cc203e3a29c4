import type { ProductMention } from '@crow/contracts';
import type { Fact, FactKind } from '../facts/fact.ts';
import { wholeWords } from './bare-text.ts';
import type { ModelCheck, ModelFault } from './check-model-text.ts';
import { type Grounds, toCents } from './grounds.ts';
import { numbersInText, withoutPoints } from './numbers-in-text.ts';

/**
 * Whether a sentence puts together what belongs together: the laptop was put into the cart, not the phone that was
 * looked at beside it; its price is its own; and the 42 s are the time that it was looked at. Each alone is shown by a
 * cited event, and only models mix them up.
 */
export function faultInBinding(text: string, grounds: Grounds, { words, phrases }: ModelCheck): ModelFault | undefined {
  for (const part of text.split(words.parts)) {
    const products = productsNamed(part, grounds);
    if (products.length === 0) continue;
    const bare = products.reduce((left, { name }) => left.replace(wholeWords(name), '▢'), part);
    for (const [pattern, kinds] of words.bound) {
      if (!pattern.test(withoutPoints(bare))) continue;
      const own = productsOf(grounds.facts, kinds);
      const stranger = products.find(({ id }) => own.size > 0 && !own.has(id));
      if (stranger) return ['unproven_action', `${kinds[0]} ${stranger.name}`];
    }
    const [only, ...others] = products;
    if (!only || others.length > 0) continue;
    const amount = foreignAmount(bare, only, grounds);
    if (amount !== undefined) return ['unknown_number', `${amount} of ${only.name}`];
    const time = foreignTime(part, only, grounds, phrases.duration);
    if (time !== undefined) return ['unknown_number', `${time} with ${only.name}`];
  }
  return undefined;
}

function productsNamed(part: string, { products }: Grounds): ProductMention[] {
  const once = new Map(products.map((product) => [product.id, product]));
  // The longest first: "Laptop X1 Pro" does not name the Laptop X1.
  const byLength = [...once.values()].sort((a, b) => b.name.length - a.name.length);
  let left = part;
  return byLength.filter(({ name }) => {
    const isNamed = wholeWords(name).test(left);
    left = left.replace(wholeWords(name), '▢');
    return isNamed;
  });
}

/** Ids of the products of facts. A purchase that names none is of what was put into the cart. */
function productsOf(facts: readonly Fact[], kinds: readonly FactKind[]): Set<string> {
  const of = (kind: FactKind) => facts.filter((fact) => fact.kind === kind).flatMap(({ products }) => products);
  return new Set(kinds.flatMap(of).map(({ id }) => id));
}

/** Money beside one product that is the price of another. */
function foreignAmount(bare: string, { id, price }: ProductMention, { products, facts }: Grounds): number | undefined {
  const others = new Set(
    products.flatMap((other) => (other.id === id || other.price === undefined ? [] : toCents(other.price))),
  );
  const own = new Set([
    ...(price === undefined ? [] : [toCents(price)]),
    ...facts.filter((fact) => belongs(fact, id)).flatMap(({ numbers }) => Object.values(numbers).map(toCents)),
  ]);
  return numbersInText(bare)
    .filter((values) => values.some((value) => others.has(value)) && !values.some((value) => own.has(value)))
    .map(([value = 0]) => value)[0];
}

/** A time beside one product that another was looked at. */
function foreignTime(
  part: string,
  { id }: ProductMention,
  { facts }: Grounds,
  duration: (ms: number) => string,
): string | undefined {
  const times = (own: boolean) =>
    facts
      .filter((fact) => belongs(fact, id) === own)
      .flatMap(({ numbers: { visibleMs, waitedMs } }) =>
        [visibleMs, waitedMs].flatMap((ms) => (ms ? duration(ms) : [])),
      );
  const own = new Set(times(true));
  return times(false).find((time) => !own.has(time) && wholeWords(time).test(part));
}

/** Whether a fact is about a product, or about none in particular. */
function belongs({ products }: Fact, id: string): boolean {
  return products.length === 0 || products.some((product) => product.id === id);
}
