import { crawler, helpSeeker, returner } from './askers.ts';
import { comparingBuyer, decidedBuyer, giftBuyer, returningCustomer, struggler } from './buyers.ts';
import { cartLeaver, checkoutLeaver, couponHunter, declinedPayer, shippingShocked } from './leavers.ts';
import { bouncer, undecided, unluckySearcher, windowShopper } from './lookers.ts';
import type { Shopper } from './shopper.ts';

/** Every kind of shopper. */
export const SHOPPERS: readonly Shopper[] = [
  decidedBuyer,
  comparingBuyer,
  giftBuyer,
  returningCustomer,
  struggler,
  checkoutLeaver,
  cartLeaver,
  couponHunter,
  shippingShocked,
  declinedPayer,
  windowShopper,
  bouncer,
  undecided,
  unluckySearcher,
  helpSeeker,
  returner,
  crawler,
];
