import { GOALS, NEXT_ACTIONS } from './english-forecast.ts';
import type { Phrases } from './phrases.ts';

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const after = (reason: string | undefined): string => (reason ? ` after ${reason}` : '');
const andMore = (named: readonly string[], more: number): string =>
  list(more > 0 ? [...named, plural(more, 'more product', 'more products')] : named);
/** Currencies without smaller units. */
const WHOLE: ReadonlySet<string> = new Set(['JPY', 'KRW', 'CLP', 'VND', 'ISK', 'HUF']);

export const ENGLISH: Phrases = {
  language: 'en',
  stop: '.',
  capitalizesNouns: false,
  list,
  times,
  quote: (text) => `“${text}”`,
  money(amount, currency) {
    const isWhole = currency !== undefined && WHOLE.has(currency) && Number.isInteger(amount);
    const [units = '', cents] = amount.toFixed(isWhole ? 0 : 2).split('.');
    const grouped = units.replace(/\B(?=(?:\d{3})+$)/g, ',');
    return `${grouped}${cents === undefined ? '' : `.${cents}`}${currency ? ` ${currency}` : ''}`;
  },
  duration(ms) {
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
    return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },
  did: {
    lookedAt: (products, more, shown) => `looked at ${andMore(products, more)}${shown ? ` for ${shown}` : ''}`,
    browsed: (products, named) =>
      `looked at ${products} products${named.length > 0 ? `, most of all at ${list(named)}` : ''}`,
    listed: (categories) =>
      categories.length > 0 ? `went through ${list(categories)}` : 'went through the product lists',
    compared: (products) =>
      products.length > 3 ? `compared ${products.length} products` : `compared ${list(products)}`,
    searched: (queries, isFound) => `searched for ${list(queries)}${isFound ? '' : ' without results'}`,
    searchedUnnamed: 'used the search',
    filtered: 'filtered the list',
    reviewed: 'read reviews',
    checkedSize: 'looked up sizes',
    wishlisted: (products) => (products.length > 0 ? `saved ${list(products)} for later` : 'saved a product for later'),
    added: (products, more) => `put ${andMore(products, more)} into the cart`,
    addedIt: 'put it into the cart',
    addedUnnamed: 'put a product into the cart',
    removed: (products) =>
      products.length > 0 ? `took ${list(products)} out of the cart` : 'took a product out of the cart',
    openedCart: 'opened the cart',
    acceptedCoupon: (code) => `used ${code ? `the coupon ${code}` : 'a coupon'}`,
    wentToCheckout: 'went on to the checkout',
    wentToPayment: 'went through the checkout to the payment',
    it: (count) => (count === 1 ? 'it' : 'them'),
    bought: (products, amount, order) =>
      `bought ${products.length > 0 ? list(products) : 'at the shop'}${amount ? ` for ${amount}` : ''}${order ? ` (order ${order})` : ''}`,
    readHelp: 'read the help pages',
    contacted: (topic) => `wrote to the shop${topic ? ` about ${topic}` : ''}`,
    readReturns: 'read how to send something back',
    requestedReturn: (order) => `requested a return${order ? ` of order ${order}` : ''}`,
    trackedOrder: 'looked up an earlier order',
    readArticles: (count) => `read ${plural(count, 'article', 'articles')}`,
    readPricing: 'looked at the pricing',
    startedSignup: 'opened the sign-up',
    signedUp: 'signed up',
    activated: 'started to use the product',
    openedAccount: 'opened the account',
    changedAccount: 'changed account details',
    switchedLanguage: 'switched the language',
    leftCheckout: (reason, isSaid) =>
      `left${isSaid ? '' : ' at the checkout'}${reason ? after(reason) : ' without buying'}`,
    leftCart: (reason) => `left with a full cart${reason ? after(reason) : ', without going to pay'}`,
    leftEmpty: 'left with an empty cart',
    visitedPages: (count) => (count === 1 ? 'visited one page' : `visited ${count} pages`),
  },
  because: {
    couponRejected: (code) => (code ? `the coupon ${code} was rejected` : 'a coupon was rejected'),
    paymentFailed: (count, reason) =>
      `the payment failed${count === 1 ? '' : ` ${times(count)}`}${reason ? ` (${reason})` : ''}`,
    shippingCosts: (amount) => `seeing the shipping costs${amount ? ` of ${amount}` : ''}`,
    formErrors: (field) => (field ? `errors in the field ${field}` : 'errors in a form'),
  },
  says: {
    couponRejected: (code, count) =>
      `The coupon${code ? ` ${code}` : ''} was rejected${count === 1 ? '' : ` ${times(count)}`}.`,
    paymentFailed: (count, reason) =>
      `The payment failed${count === 1 ? '' : ` ${times(count)}`}${reason ? ` (${reason})` : ''}.`,
    formError: (field, count) => `${field ? `The field ${field}` : 'A field'} was refused ${times(count)}.`,
    rage: 'Clicked the same spot again and again in quick succession, a sign of anger.',
    dead: 'Clicked where nothing happens.',
    paused: (duration) => `Hesitated for ${duration} before going on.`,
    cameBackToCheckout: (count) => `Came to the checkout ${times(count)} and went away in between.`,
    slow: (count) => (count === 1 ? 'One page was slow.' : `${count} pages were slow.`),
    crashed: (count) => `The site reported ${count === 1 ? 'an error' : `${count} errors`}.`,
    shippingCosts: (amount) => `Looked at the shipping costs${amount ? ` of ${amount}` : ''}.`,
    knownCustomer: 'The visitor is a known customer.',
    cameBack: (duration) => `Came back after a pause of ${duration}.`,
    purchaseIntent: (strength, product) => {
      const start = { high: 'High', clear: 'Clear', some: 'Some' }[strength];
      return `${start} purchase intent${product ? ` for ${product}` : ''}.`;
    },
    bounced: (product) => (product ? `Saw only the page of ${product} and left.` : 'Saw only one page and left.'),
    automated: (count, reason) =>
      `${count === 1 ? 'One page was' : `${count} pages were`} read by a program: ${
        { declared: 'it says so itself', headless: 'its browser has no screen' }[reason] ??
        'the pages followed each other in constant time, without a click'
      }.`,
    unclear: (count) =>
      count === 1
        ? 'Saw one page; too little happened to say why.'
        : 'Too little happened to say why this visitor came.',
  },
  headline: {
    bought: (product, amount) => `Bought ${product ?? 'at the shop'}${amount ? ` for ${amount}` : ''}`,
    leftCheckout: (product, reason) => `Left the checkout${product ? ` with ${product}` : ''}${after(reason)}`,
    leftCart: (product, reason) => `Left ${product ?? 'a full cart'}${product ? ' in the cart' : ''}${after(reason)}`,
    compared: (products) =>
      products.length > 3 ? `Compared ${products.length} products` : `Compared ${list(products)}`,
    wentToCheckout: (product) => `Went to the checkout${product ? ` with ${product}` : ''}`,
    emptiedCart: (product) => `Took ${product ?? 'everything'} out of the cart`,
    noResults: (query) => `Searched ${query ? `for ${query} ` : ''}and found nothing`,
    searched: (query) => (query ? `Searched for ${query}` : 'Searched the shop'),
    viewed: (product) => `Looked at ${product}`,
    browsed: (count) => `Looked around: ${plural(count, 'product', 'products')}`,
    bounced: 'Left after one page',
    automated: (count) => `Automated visit to ${plural(count, 'page', 'pages')}`,
    visited: 'Short visit',
  },
  goal(intent, product, query) {
    return GOALS[intent](product ?? (query ? `“${query}”` : undefined));
  },
  nextAction(outcome, intent, friction, product) {
    return NEXT_ACTIONS[outcome](product ?? 'the cart', friction, intent);
  },
  actionWords: [
    [/\b(?:bought|purchased|ordered|paid|placed an order)\b/i, ['purchased']],
    [/\b(?:refund(?:ed|s)?|requested a return|sent back|returned (?:it|the))\b/i, ['refund_requested']],
    [/\b(?:signed up|registered|subscribed|created an account)\b/i, ['signed_up']],
    [/\b(?:wrote to|contacted|complained)\b/i, ['contacted']],
    [/\b(?:errors?|refused|failed|declined|crashed)\b/i, ['form_error', 'payment_failed', 'crashed']],
    [/\b(?:coupons?|vouchers?|promo code)\b/i, ['coupon_rejected', 'coupon_accepted']],
    [/\bcompared\b/i, ['compared']],
    [/\b(?:put|added)\b.*\bcart\b/i, ['added']],
    [/\b(?:took|removed)\b.*\bcart\b/i, ['removed']],
    [/\bcheckout\b/i, ['checkout_step']],
    [/\b(?:searched|search)\b/i, ['searched']],
    [/\bshipping costs?\b/i, ['shipping_checked']],
    [/\bslow\b/i, ['slow_page']],
    [/\bhesitated\b/i, ['hesitated']],
    [/\bknown customer\b/i, ['returning']],
  ],
  abandonmentWords: /\b(?:abandoned|gave up|left (?:at|with|the (?:cart|checkout)|without))\b/i,
};
