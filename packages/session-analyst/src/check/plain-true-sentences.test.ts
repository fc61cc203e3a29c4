import { expect, test } from 'vitest';
import { compactSession } from '../compact/compact-session.ts';
import { type SessionBuilder, session } from '../evaluation/session-builder.ts';
import { readSession } from '../reading.ts';
import { judgeAnswer } from './judge-answer.ts';

/** Visits, each with sentences about it that are true and written as language models write. */
const VISITS: readonly (readonly [string, SessionBuilder, readonly string[]])[] = [
  [
    'left at the checkout',
    session()
      .view('/')
      .view('/categories/laptops')
      .look('laptop-x1', 42)
      .click('add_to_cart')
      .view('/cart')
      .track('coupon_rejected', { code: 'SAVE50' })
      .click('checkout')
      .view('/checkout')
      .wait(70)
      .view('/'),
    [
      'The visitor browsed the laptops category and then spent 42 s viewing Laptop X1.',
      'The visitor added Laptop X1 to the cart for 1,299.00 EUR.',
      'After opening the cart, the visitor entered the coupon SAVE50, which was rejected.',
      'The visitor attempted to use the coupon SAVE50, but it was rejected.',
      'The visitor proceeded to checkout but did not complete the purchase.',
      'The visitor abandoned the checkout after the coupon code SAVE50 was rejected.',
      'Despite showing strong interest in Laptop X1, the visitor left the checkout without completing an order.',
      'The visitor showed high purchase intent for Laptop X1.',
      'The visitor viewed Laptop X1, added it to the cart and continued to the checkout.',
      'The visitor started on the home page.',
      'The visitor reached the checkout page with Laptop X1 in the cart.',
    ],
  ],
  [
    'bought',
    session()
      .look('ear-buds', 12)
      .click('add_to_cart')
      .view('/cart')
      .click('checkout')
      .view('/checkout')
      .track('order_completed', { order_id: 'F7', total: 79.9, currency: 'EUR', items: [{ id: 'ear-buds' }] }),
    [
      'The visitor bought Ear Buds for 79.90 EUR.',
      'The visitor added Ear Buds to the cart, went through the checkout and placed an order.',
      'The purchase of Ear Buds was completed successfully.',
      'The visitor quickly decided on Ear Buds and completed the purchase for 79.90 EUR.',
    ],
  ],
  [
    'compared',
    session()
      .look('laptop-x1', 30)
      .look('aurora-air-13', 35)
      .look('laptop-x1', 20)
      .view('/compare?ids=laptop-x1,aurora-air-13')
      .look('aurora-air-13', 10),
    [
      'The visitor compared Laptop X1 and Aurora Air 13.',
      'The visitor went back and forth between Laptop X1 and Aurora Air 13.',
      'The visitor opened the comparison page for the two laptops.',
      'The visitor left without adding anything to the cart.',
      'The visitor viewed Laptop X1 several times before returning to Aurora Air 13.',
    ],
  ],
  [
    'searched in vain',
    session()
      .view('/')
      .view('/search?q=typewriter')
      .track('search', { query: 'typewriter', results: 0 })
      .view('/search?q=keyboard')
      .track('search', { query: 'keyboard', results: 3 })
      .view('/categories/audio'),
    [
      'The visitor searched for “typewriter” but found no results.',
      'The search for “typewriter” returned no results, so the visitor searched for “keyboard” next.',
      'The visitor searched twice.',
      'The visitor then browsed the audio category without opening a product.',
    ],
  ],
  [
    'asked for help',
    session()
      .view('/orders')
      .view('/returns')
      .track('return_requested', { order_id: 'F1' })
      .view('/help')
      .view('/contact')
      .track('contact_sent', { topic: 'refund' }),
    [
      'The visitor looked up an earlier order and requested a return.',
      'The visitor read the help pages and contacted support.',
      'The visitor visited the returns page and submitted a return request.',
    ],
  ],
];

test('at least nine in ten sentences that are true are kept', () => {
  const lost: string[] = [];
  let said = 0;
  for (const [name, visit, texts] of VISITS) {
    const reading = readSession(visit.build());
    const compact = compactSession(reading);
    const evidence = [...new Set(compact.data.facts.flatMap(({ events }) => events))];
    for (const text of texts) {
      said++;
      const statements = [{ task: 1, text, evidence, claims: [] }];
      const { refused } = judgeAnswer({ intent: 'browsing', goal: '', nextAction: '', statements }, reading, compact);
      for (const { reason, detail } of refused) lost.push(`${name}: ${text} (${reason} ${detail})`);
    }
  }
  expect(lost.length / said, lost.join('\n')).toBeLessThanOrEqual(0.1);
});
