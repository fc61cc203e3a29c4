import { ACTION_MEANINGS, PAGE_MEANINGS, type TermMeaning } from '@crow/contracts';

/** What a word of an organization means, as its people say it. */
export const MEANING_WORDS: Record<TermMeaning, string> = {
  product: 'A product',
  category: 'A category',
  search: 'The search',
  compare: 'The comparison',
  reviews: 'Reviews',
  wishlist: 'The wishlist',
  cart: 'The cart',
  checkout: 'The checkout',
  payment: 'The payment',
  confirmation: 'The confirmation of an order',
  shipping: 'Shipping and its costs',
  size: 'The size guide',
  help: 'Help',
  contact: 'Contact',
  returns: 'Returns and refunds',
  orders: 'Orders and tracking',
  login: 'The login',
  signup: 'The sign-up',
  account: 'The account',
  pricing: 'Prices and plans',
  article: 'Articles and guides',
  legal: 'Legal pages',
  add_to_cart: 'Put into the cart',
  remove_from_cart: 'Taken out of the cart',
  view_product: 'Product looked at',
  view_cart: 'Cart opened',
  place_order: 'Order button pressed',
  purchase: 'Order completed',
  payment_failed: 'Payment failed',
  apply_coupon: 'Coupon entered',
  coupon_accepted: 'Coupon accepted',
  coupon_rejected: 'Coupon refused',
  shipping_cost: 'Shipping costs shown',
  filter: 'Filtered or sorted',
  review: 'Review read or video played',
  size_guide: 'Size guide opened',
  return: 'Return requested',
  track_order: 'Order tracked',
  activate: 'First use of what was signed up for',
  account_change: 'Account details changed',
  language: 'Language changed',
  crash: 'Something crashed',
  rage_click: 'Angry clicks',
  dead_click: 'A click that did nothing',
};

/** The meanings as a choice offers them. */
export const MEANING_CHOICES = [
  { group: 'A page, or what leads to it', items: PAGE_MEANINGS.map(choice) },
  { group: 'What a click or event does', items: ACTION_MEANINGS.map(choice) },
];

function choice(value: TermMeaning) {
  return { value, label: MEANING_WORDS[value] };
}
