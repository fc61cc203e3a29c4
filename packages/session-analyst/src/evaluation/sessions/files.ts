import { raw } from '../raw-label.ts';

/** Sessions as the files of others have them: other names for the same, bare texts, no ids. */
export const fileSessions = [
  raw(
    'a purchase in the words of Segment',
    'purchasing purchase_completed',
    [
      [0, 'Product Viewed', undefined, { properties: { product_id: 'p9', name: 'Espresso Machine', price: 499 } }],
      [30, 'Product Added', undefined, { properties: { product_id: 'p9', name: 'Espresso Machine' } }],
      [50, 'Checkout Started'],
      [90, 'Order Completed', undefined, { properties: { order_id: '99', total: 499, currency: 'USD' } }],
    ],
    { facts: ['viewed', 'added', 'checkout_step', 'purchased'], forbidden: ['p9 for'] },
  ),
  raw(
    'a card that the form refuses',
    'purchasing abandoned_checkout',
    [
      [0, 'page_view', '/product/espresso-machine'],
      [20, 'click', 'Add to cart'],
      [25, 'page_view', '/cart'],
      [30, 'page_view', '/checkout'],
      [60, 'page_view', '/checkout/payment'],
      [90, 'form_error', 'card-number', { text: 'Your card was declined' }],
      [120, 'form_error', 'card-number', { text: 'Your card was declined' }],
    ],
    { facts: ['payment_step', 'form_error'], forbidden: ['bought', 'paid'] },
  ),
  raw(
    'a coupon that is applied and not valid',
    'purchasing abandoned_cart',
    [
      [0, 'page_view', '/p/mug-7'],
      [9, 'add_to_cart', undefined, { productId: 'mug-7' }],
      [12, 'page_view', '/cart'],
      [20, 'coupon_applied', undefined, { properties: { code: 'TEN', valid: false } }],
      [30, 'page_view', '/'],
    ],
    { facts: ['coupon_rejected'], forbidden: ['used the coupon'] },
  ),
  raw(
    'buy now beside a product',
    'purchasing abandoned_checkout',
    [
      [0, 'page_view', '/products/tent-2'],
      [30, 'click', 'Buy now'],
      [32, 'page_view', '/checkout'],
      [120, 'page_view', '/cart'],
      [140, 'page_view', '/checkout'],
    ],
    { facts: ['checkout_step', 'hesitated'], forbidden: ['payment', 'bought'] },
  ),
  raw(
    'clicks of anger in the checkout',
    'purchasing abandoned_checkout',
    [
      [0, 'page_view', '/products/tent-2'],
      [30, 'click', 'Add to cart'],
      [32, 'page_view', '/checkout'],
      [40, 'click', 'Continue'],
      [40.3, 'click', 'Continue'],
      [40.6, 'click', 'Continue'],
    ],
    { facts: ['rage'] },
  ),
  raw(
    'a chat after the help pages',
    'support contacted_support',
    [
      [0, 'page_view', '/help'],
      [20, 'page_view', '/faq'],
      [40, 'click', 'Chat with us'],
      [60, 'chat_started'],
    ],
    { facts: ['help_read', 'contacted'] },
  ),
  raw(
    'two searches for what the shop has not',
    'purchasing left_without_cart',
    [
      [0, 'page_view', '/'],
      [5, 'search', undefined, { text: 'film camera', properties: { results: 0 } }],
      [20, 'search', undefined, { query: 'analog camera', results: 0 }],
    ],
    { facts: ['searched'] },
  ),
  raw(
    'a guide, a tent and what others say of it',
    'researching left_without_cart',
    [
      [0, 'page_view', '/blog/best-tents'],
      [90, 'page_view', '/products/tent-2'],
      [120, 'page_view', '/products/tent-2/reviews'],
      [200, 'page_view', '/blog/tent-care'],
    ],
    { facts: ['article_read', 'viewed', 'reviewed'] },
  ),
  raw(
    'a robot named in the properties',
    'automated crawl',
    [
      [0, 'page_view', '/', { properties: { userAgent: 'Mozilla/5.0 (compatible; AhrefsBot/7.0)' } }],
      [1, 'page_view', '/a'],
    ],
    { facts: ['bot_signal'] },
  ),
  raw(
    'a subscription that is cancelled',
    'account account_updated',
    [
      [0, 'page_view', '/account'],
      [10, 'page_view', '/account/subscription'],
      [20, 'click', 'Cancel subscription'],
      [30, 'subscription_cancelled'],
    ],
    { facts: ['account_opened', 'account_changed'] },
  ),
  raw(
    'a jacket whose size is looked up',
    'purchasing abandoned_cart',
    [
      [0, 'page_view', '/products/rain-jacket'],
      [30, 'click', 'Größentabelle'],
      [60, 'click', 'In den Warenkorb'],
      [65, 'page_view', '/warenkorb'],
    ],
    { facts: ['size_checked', 'added'], forbidden: ['help'] },
  ),
];
