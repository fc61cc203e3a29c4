import type { ProductMention } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Piece } from './piece.ts';

const NAMED = 3;

/** Looking for, looking at, putting into the cart: what came before the decision, in that order. */
export function shoppingPieces(facts: FactBook, phrases: Phrases): Piece[] {
  const { did } = phrases;
  const compared = facts.of('compared')[0];
  const removed = facts.of('removed');
  return [
    ...searching(facts, phrases),
    ...one(facts.of('article_read')[0], (fact) => did.readArticles(fact.numbers.count ?? 1)),
    ...looking(facts, phrases),
    ...one(facts.of('filtered')[0], () => did.filtered),
    ...one(compared, ({ products }) =>
      did.compared(products.length > NAMED ? products.map(({ name }) => name) : named(products)),
    ),
    ...one(facts.of('reviewed')[0], () => did.reviewed),
    ...one(facts.of('size_checked')[0], () => did.checkedSize),
    ...some(facts.of('wishlisted'), (saved) => did.wishlisted(named(productsOf(saved)))),
    ...adding(facts, phrases),
    ...some(removed, (taken) => did.removed(named(productsOf(taken)))),
    ...(facts.has('added') ? [] : one(facts.of('cart_opened')[0], () => did.openedCart)),
    ...some(facts.of('coupon_accepted'), (used) => did.acceptedCoupon(used[0]?.subject)),
  ];
}

/** A product with its price. */
export function priced({ name, price, currency }: ProductMention, phrases: Phrases): string {
  return price === undefined || currency === undefined ? name : `${name} (${phrases.money(price, currency)})`;
}

export function productsOf(facts: readonly Fact[]): ProductMention[] {
  return [...new Map(facts.flatMap(({ products }) => products).map((product) => [product.id, product])).values()];
}

export function named(products: readonly ProductMention[], most = NAMED): string[] {
  return [...new Set(products.map(({ name }) => name))].slice(0, most);
}

export function one(fact: Fact | undefined, say: (fact: Fact) => string): Piece[] {
  return fact ? [{ text: say(fact), facts: [fact] }] : [];
}

function some(facts: readonly Fact[], say: (facts: readonly Fact[]) => string): Piece[] {
  return facts.length > 0 ? [{ text: say(facts), facts }] : [];
}

function searching(facts: FactBook, { did, quote }: Phrases): Piece[] {
  const searches = facts.of('searched');
  const tell = (group: readonly Fact[], isFound: boolean): Piece[] => {
    const shown = group.filter(({ subject }) => subject !== undefined).slice(0, NAMED);
    const queries = shown.map(({ subject = '' }) => quote(subject));
    return shown.length > 0 ? [{ text: did.searched(queries, isFound), facts: shown }] : [];
  };
  const pieces = [
    ...tell(
      searches.filter(({ numbers }) => numbers.results !== 0),
      true,
    ),
    ...tell(
      searches.filter(({ numbers }) => numbers.results === 0),
      false,
    ),
  ];
  return pieces.length > 0 ? pieces : one(searches[0], () => did.searchedUnnamed);
}

/** Products looked at that the rest of the sentence does not name anyway. */
function looking(facts: FactBook, phrases: Phrases): Piece[] {
  const sole = isSoleProduct(facts);
  const elsewhere = productsOf([...facts.of('compared'), ...(sole ? [] : facts.of('added'))]);
  const told = new Set(elsewhere.map(({ id }) => id));
  const views = facts.of('viewed').filter(({ products: [product] }) => product && !told.has(product.id));
  if (views.length === 0) return told.size === 0 ? lists(facts, phrases) : [];
  const longest = views.toSorted((a, b) => (b.numbers.visibleMs ?? 0) - (a.numbers.visibleMs ?? 0));
  if (views.length > NAMED + 1 && told.size === 0) {
    const top = longest.slice(0, 2);
    const text = phrases.did.browsed(views.length, named(productsOf(top)));
    return [{ text, facts: [...top, ...longest.slice(2, 6)] }];
  }
  const [only] = views;
  if (views.length === 1 && only?.products[0]) {
    const text = sole ? priced(only.products[0], phrases) : only.products[0].name;
    const stay = only.numbers.visibleMs ?? 0;
    return [
      { text: phrases.did.lookedAt([text], 0, stay >= 1000 ? phrases.duration(stay) : undefined), facts: [only] },
    ];
  }
  const shown = new Set(longest.slice(0, atMost(views.length)));
  const inOrder = views.filter((view) => shown.has(view));
  const names = named(productsOf(inOrder), NAMED + 1);
  return [{ text: phrases.did.lookedAt(names, views.length - inOrder.length), facts: inOrder }];
}

function lists(facts: FactBook, { did }: Phrases): Piece[] {
  const shown = facts.of('listed').slice(0, NAMED);
  return some(shown, () => did.listed(shown.flatMap(({ subject }) => subject ?? [])));
}

function adding(facts: FactBook, phrases: Phrases): Piece[] {
  const added = facts.of('added');
  const products = productsOf(added);
  if (added.length === 0) return [];
  if (products.length === 0) return [{ text: phrases.did.addedUnnamed, facts: added }];
  if (isSoleProduct(facts)) return [{ text: phrases.did.addedIt, facts: added }];
  const shown = products.slice(0, atMost(products.length)).map((product) => priced(product, phrases));
  return [{ text: phrases.did.added(shown, products.length - shown.length), facts: added }];
}

/** How many of some are named: "and 1 more" would be as long as the name. */
function atMost(count: number): number {
  return count === NAMED + 1 ? count : NAMED;
}

/** Whether the one product looked at is the one put into the cart, so that "it" is clear. */
function isSoleProduct(facts: FactBook): boolean {
  const viewed = productsOf(facts.of('viewed'));
  const added = productsOf(facts.of('added'));
  return (
    viewed.length === 1 && added.length === 1 && viewed[0]?.id === added[0]?.id && !facts.has('compared', 'wishlisted')
  );
}
