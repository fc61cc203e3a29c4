import type { Phrases } from '../language/phrases.ts';
import type { Reading } from '../reading.ts';
import { sentence } from './piece.ts';
import type { Reason } from './reasons.ts';
import { servicePieces } from './service-pieces.ts';
import { named, productsOf } from './shopping-pieces.ts';
import type { Task } from './tasks.ts';

/** What happened, in a line: short and specific. */
export function headlineOf(task: Task, reading: Reading, reason: Reason | undefined, phrases: Phrases): string {
  const { facts } = task;
  const { headline } = phrases;
  if (reading.outcome === 'crawl') return headline.automated(facts.of('bot_signal')[0]?.numbers.count ?? 1);
  if (task.kind !== 'shopping')
    return serviceHeadline(task, phrases) ?? shoppingHeadline(task, reading, reason, phrases);
  return shoppingHeadline(task, reading, reason, phrases);
}

function shoppingHeadline(
  { facts }: Task,
  { outcome, product }: Reading,
  reason: Reason | undefined,
  phrases: Phrases,
): string {
  const { headline, money, quote } = phrases;
  const order = facts.of('purchased')[0];
  if (order) {
    const { amount } = order.numbers;
    const goods = named(productsOf(order.products.length > 0 ? [order] : facts.of('added')), 2);
    return headline.bought(
      goods.length > 0 ? phrases.list(goods) : undefined,
      amount === undefined ? undefined : money(amount, order.currency),
    );
  }
  if (outcome === 'abandoned_checkout') return headline.leftCheckout(product?.name, reason?.text);
  if (outcome === 'abandoned_cart') return headline.leftCart(product?.name, reason?.text);
  if (outcome === 'bounced') return headline.bounced;
  if (facts.has('checkout_step')) return headline.wentToCheckout(product?.name);
  if (facts.has('added', 'removed')) return headline.emptiedCart(named(productsOf(facts.of('removed')))[0]);
  const compared = facts.of('compared')[0];
  if (compared)
    return headline.compared(
      compared.products.length > 3 ? compared.products.map(({ name }) => name) : named(compared.products),
    );
  const views = facts.of('viewed');
  if (views.length > 1) return headline.browsed(views.length);
  if (views[0]?.products[0]) return headline.viewed(views[0].products[0].name);
  const query = facts.of('searched').at(-1);
  const words = query?.subject === undefined ? undefined : quote(query.subject);
  if (query) return query.numbers.results === 0 ? headline.noResults(words) : headline.searched(words);
  return serviceHeadline({ kind: 'shopping', facts }, phrases) ?? otherHeadline(facts, phrases);
}

function serviceHeadline({ facts }: Task, phrases: Phrases): string | undefined {
  const told = servicePieces(facts, phrases).at(-1)?.text;
  return told === undefined ? undefined : sentence(told, phrases).slice(0, -1);
}

function otherHeadline(facts: Task['facts'], phrases: Phrases): string {
  const { headline, did } = phrases;
  const articles = facts.of('article_read')[0]?.numbers.count;
  if (articles !== undefined) return sentence(did.readArticles(articles), phrases).slice(0, -1);
  const lists = facts.of('listed');
  return lists.length > 0
    ? sentence(did.listed(lists.slice(0, 2).flatMap(({ subject }) => subject ?? [])), phrases).slice(0, -1)
    : headline.visited;
}
