import { expect, test } from 'vitest';
import { payWithDemoCard } from './demo-payment.ts';

const atOnce = () => Promise.resolve();

test('a card that ends in 0002 is declined, others are paid', async () => {
  expect(await payWithDemoCard('4000 0000 0000 0002', atOnce)).toEqual({ state: 'failed', reason: 'card_declined' });
  expect(await payWithDemoCard('4242 4242 4242 4242', atOnce)).toEqual({ state: 'paid' });
});
