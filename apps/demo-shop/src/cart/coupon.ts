/** A discount that a code gives. */
export interface Coupon {
  code: string;
  /** Share of the goods' price, `0.1` for ten percent. */
  share: number;
}

const COUPONS: readonly Coupon[] = [{ code: 'WELCOME10', share: 0.1 }];

/** The code as the shop writes it: people type small letters and spaces. */
export function normalizeCode(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase();
}

/** @returns undefined when there is no such code */
export function findCoupon(typed: string): Coupon | undefined {
  const code = normalizeCode(typed);
  return COUPONS.find((coupon) => coupon.code === code);
}
