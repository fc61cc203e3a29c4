import type { FactBook } from '../facts/collect-facts.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Piece } from './piece.ts';
import { one } from './shopping-pieces.ts';

/** Everything that is not shopping, in order of time. */
export function servicePieces(facts: FactBook, { did }: Phrases): Piece[] {
  const first = (kind: Parameters<FactBook['of']>[0]) => facts.of(kind)[0];
  const pieces = [
    ...one(first('pricing_read'), () => did.readPricing),
    ...(facts.has('signed_up') ? [] : one(first('signup_started'), () => did.startedSignup)),
    ...one(first('signed_up'), () => did.signedUp),
    ...one(first('activated'), () => did.activated),
    ...(facts.has('account_changed') || facts.has('purchased')
      ? []
      : one(first('account_opened'), () => did.openedAccount)),
    ...one(first('account_changed'), () => did.changedAccount),
    ...one(first('order_tracked'), () => did.trackedOrder),
    ...one(first('help_read'), () => did.readHelp),
    ...(facts.has('refund_requested') ? [] : one(first('returns_read'), () => did.readReturns)),
    ...one(first('refund_requested'), ({ subject }) => did.requestedReturn(subject)),
    ...one(first('contacted'), ({ subject }) => did.contacted(subject)),
    ...one(first('language_switched'), () => did.switchedLanguage),
  ];
  return pieces.toSorted((a, b) => (a.facts[0]?.to ?? 0) - (b.facts[0]?.to ?? 0));
}
