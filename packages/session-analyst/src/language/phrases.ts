import type { Friction, Intent, Outcome } from '@crow/contracts';
import type { FactKind } from '../facts/fact.ts';

/** Every word that the analyst can say, in one language. Another language is one more file of this shape. */
export interface Phrases {
  /** Language tag, e.g. `en`. */
  language: string;
  /** What ends a sentence. */
  stop: string;
  /** Whether ordinary nouns begin with a capital, so that a capital is no sign of a name. */
  capitalizesNouns: boolean;
  list(items: readonly string[]): string;
  quote(text: string): string;
  money(amount: number, currency: string | undefined): string;
  duration(ms: number): string;
  times(count: number): string;

  /** What was done, as the end of a sentence whose subject is the visitor. */
  did: {
    lookedAt(products: readonly string[], more: number, shown?: string): string;
    browsed(products: number, named: readonly string[]): string;
    listed(categories: readonly string[]): string;
    compared(products: readonly string[]): string;
    searched(queries: readonly string[], isFound: boolean): string;
    searchedUnnamed: string;
    filtered: string;
    reviewed: string;
    checkedSize: string;
    wishlisted(products: readonly string[]): string;
    added(products: readonly string[], more: number): string;
    addedIt: string;
    addedUnnamed: string;
    removed(products: readonly string[]): string;
    openedCart: string;
    acceptedCoupon(code: string | undefined): string;
    wentToCheckout: string;
    wentToPayment: string;
    /** One or more products named just before. */
    it(count: number): string;
    bought(products: readonly string[], amount: string | undefined, order: string | undefined): string;
    readHelp: string;
    contacted(topic: string | undefined): string;
    readReturns: string;
    requestedReturn(order: string | undefined): string;
    trackedOrder: string;
    readArticles(count: number): string;
    readPricing: string;
    startedSignup: string;
    signedUp: string;
    activated: string;
    openedAccount: string;
    changedAccount: string;
    switchedLanguage: string;
    /** @param isSaid whether the sentence names the checkout already */
    leftCheckout(reason: string | undefined, isSaid: boolean): string;
    leftCart(reason: string | undefined): string;
    leftEmpty: string;
    visitedPages(count: number): string;
  };
  /** Why somebody left, after "left". */
  because: {
    couponRejected(code: string | undefined): string;
    paymentFailed(count: number, reason: string | undefined): string;
    shippingCosts(amount: string | undefined): string;
    formErrors(field: string | undefined): string;
  };
  /** Whole sentences. */
  says: {
    couponRejected(code: string | undefined, count: number): string;
    paymentFailed(count: number, reason: string | undefined): string;
    formError(field: string | undefined, count: number): string;
    rage: string;
    dead: string;
    paused(duration: string): string;
    cameBackToCheckout(count: number): string;
    slow(count: number): string;
    crashed(count: number): string;
    shippingCosts(amount: string | undefined): string;
    knownCustomer: string;
    cameBack(duration: string): string;
    purchaseIntent(strength: 'high' | 'clear' | 'some', product: string | undefined): string;
    bounced(product: string | undefined): string;
    automated(count: number, reason: string): string;
    unclear(count: number): string;
  };
  headline: {
    bought(product: string | undefined, amount: string | undefined): string;
    leftCheckout(product: string | undefined, reason: string | undefined): string;
    leftCart(product: string | undefined, reason: string | undefined): string;
    compared(products: readonly string[]): string;
    wentToCheckout(product: string | undefined): string;
    emptiedCart(product: string | undefined): string;
    noResults(query: string | undefined): string;
    searched(query: string | undefined): string;
    viewed(product: string): string;
    browsed(count: number): string;
    bounced: string;
    automated(count: number): string;
    visited: string;
  };
  goal(intent: Intent, product: string | undefined, query: string | undefined): string;
  nextAction(outcome: Outcome, intent: Intent, friction: readonly Friction[], product: string | undefined): string;
  /** Words that may only stand in a statement that cites a fact of one of these kinds. */
  actionWords: readonly (readonly [RegExp, readonly FactKind[]])[];
  /** Words that say that somebody gave up; they need an outcome that says so. */
  abandonmentWords: RegExp;
}
