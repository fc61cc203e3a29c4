import type { FormEvent } from 'react';
import { applyCoupon, removeCoupon } from '../../cart/cart-store.ts';
import { type Coupon, normalizeCode } from '../../cart/coupon.ts';
import { InputField } from '../../forms/field.tsx';
import { readForm } from '../../forms/read-form.ts';
import { useFormErrors } from '../../forms/use-form-errors.ts';
import { showNotice } from '../../shell/notices.ts';
import { track } from '../../tracking/crow.ts';

export function CouponForm({ coupon }: { coupon: Coupon | undefined }) {
  const { form, errors, show, forget } = useFormErrors<'coupon'>();

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = normalizeCode(readForm(event.currentTarget, ['coupon']).coupon);
    if (code === '') return void show({ coupon: 'Enter a code first.' });
    const applied = applyCoupon(code);
    if (applied) {
      showNotice(`${applied.code}: ${applied.share * 100} % off.`);
      return;
    }
    show({ coupon: `The code ${code} is not valid.` });
    track('coupon_rejected', { code });
  };

  if (coupon) {
    return (
      <p className="coupon-applied">
        Coupon <strong>{coupon.code}</strong> is applied.{' '}
        <button className="text-button" type="button" data-crow-action="remove_coupon" onClick={removeCoupon}>
          Remove coupon
        </button>
      </p>
    );
  }
  return (
    <form className="coupon-form" id="coupon" ref={form} noValidate onSubmit={apply}>
      <InputField
        label="Coupon code"
        name="coupon"
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={40}
        error={errors.coupon}
        onChange={() => forget('coupon')}
      />
      <button className="button button--quiet" type="submit" data-crow-action="apply_coupon">
        Apply
      </button>
    </form>
  );
}
