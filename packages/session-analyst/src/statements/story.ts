import type { Statement } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Reading } from '../reading.ts';
import { obstacleStatements } from './obstacle-statements.ts';
import { type Piece, sentence, stateFacts } from './piece.ts';
import { leavingFacts, type Reason } from './reasons.ts';
import { servicePieces } from './service-pieces.ts';
import { named, productsOf, shoppingPieces } from './shopping-pieces.ts';
import type { Task } from './tasks.ts';

/** Pieces that one sentence carries. */
const PIECES = 5;

/** A task as statements: what was done, how it ended, what stood in the way, what that says about buying. */
export function tellStory(task: Task, reading: Reading, reason: Reason | undefined, phrases: Phrases): Statement[] {
  const { facts } = task;
  if (reading.outcome === 'crawl') return automated(facts, phrases);
  const end = ending(task, reading, reason, phrases);
  const before = [...shoppingPieces(facts, phrases), ...servicePieces(facts, phrases), ...end.slice(0, -1)];
  const story = inSentences([...inOrder(before), ...end.slice(-1)], phrases);
  const opening =
    reading.outcome === 'bounced' ? bounced(facts, phrases) : story.length > 0 ? story : unclear(facts, phrases);
  return [...opening, ...obstacleStatements(facts, reason, phrases), ...assessment(task, reading, phrases)];
}

function inOrder(pieces: readonly Piece[]): Piece[] {
  const start = ({ facts }: Piece) => Math.min(...facts.map(({ from }) => from));
  return pieces.toSorted((a, b) => start(a) - start(b));
}

function inSentences(pieces: readonly Piece[], phrases: Phrases): Statement[] {
  const count = Math.ceil(pieces.length / PIECES);
  const length = Math.ceil(pieces.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, index) => {
    const part = pieces.slice(index * length, (index + 1) * length);
    return stateFacts(
      sentence(phrases.list(part.map(({ text }) => text)), phrases),
      part.flatMap(({ facts }) => facts),
    );
  });
}

/** The last piece: bought, left at the checkout, left with a full cart, or went on to the checkout. */
function ending(
  { kind, facts }: Task,
  { outcome }: Reading,
  reason: Reason | undefined,
  { did, money }: Phrases,
): Piece[] {
  if (kind !== 'shopping') return [];
  const orders = facts.of('purchased').map((order): Piece => {
    const goods = order.products.length > 0 ? [order] : facts.of('added');
    const { amount } = order.numbers;
    const paid = amount === undefined ? undefined : money(amount, order.currency);
    const names = isNamedJustBefore(goods, facts) ? [did.it(productsOf(goods).length)] : named(productsOf(goods), 4);
    return { text: did.bought(names, paid, order.subject), facts: [order, ...goods.filter((fact) => fact !== order)] };
  });
  if (orders.length > 0) return orders.slice(0, 3);
  const evidence = leavingFacts(facts);
  const because = reason ? [...evidence, ...reason.facts] : evidence;
  if (outcome === 'abandoned_checkout') {
    const isPaying = facts.has('payment_step');
    const isShort = reason !== undefined && !isPaying;
    const left: Piece = { text: did.leftCheckout(reason?.text, !isShort), facts: because };
    if (isShort) return [left];
    const steps = [...facts.of('checkout_step'), ...facts.of('payment_step')];
    return [{ text: isPaying ? did.wentToPayment : did.wentToCheckout, facts: steps }, left];
  }
  if (outcome === 'abandoned_cart') {
    return [{ text: did.leftCart(reason?.text), facts: [...because, ...facts.of('added').slice(-1)] }];
  }
  if (facts.has('checkout_step')) return [{ text: did.wentToCheckout, facts: facts.of('checkout_step') }];
  const isEmpty = outcome === 'left_without_cart' && !facts.has('added', 'cart_opened');
  return isEmpty ? [{ text: did.leftEmpty, facts: facts.of('visited') }] : [];
}

/** Whether what was bought is exactly what was put into the cart, which the sentence has just named. */
function isNamedJustBefore(goods: readonly Fact[], facts: FactBook): boolean {
  const bought = new Set(productsOf(goods).map(({ id }) => id));
  const added = productsOf(facts.of('added'));
  return added.length > 0 && added.length === bought.size && added.every(({ id }) => bought.has(id));
}

/** What the visit says about buying; nothing when something was bought or nothing was wanted. */
function assessment(
  { kind, facts }: Task,
  { intent, stage, product, outcome }: Reading,
  { says }: Phrases,
): Statement[] {
  if (kind !== 'shopping' || intent !== 'purchasing' || outcome === 'purchase_completed') return [];
  const about = (fact: Fact) => fact.products.some(({ id }) => id === product?.id);
  const interest = [...facts.of('viewed'), ...facts.of('added'), ...facts.of('compared')].filter(about);
  const steps = [...facts.of('checkout_step'), ...facts.of('cart_opened'), ...facts.of('searched').slice(0, 2)];
  const name = interest.length > 0 ? product?.name : undefined;
  const strength =
    stage === 'checkout' || stage === 'payment' ? 'high' : outcome === 'abandoned_cart' ? 'clear' : 'some';
  if (name === undefined && strength === 'some') return [];
  const evidence = [...interest, ...steps, ...(interest.length + steps.length === 0 ? facts.all : [])];
  return [stateFacts(says.purchaseIntent(strength, name), evidence)];
}

function automated(facts: FactBook, { says }: Phrases): Statement[] {
  return facts
    .of('bot_signal')
    .map((signal) => stateFacts(says.automated(signal.numbers.count ?? 1, signal.subject ?? ''), [signal]));
}

function bounced(facts: FactBook, { says }: Phrases): Statement[] {
  const seen = facts.of('viewed').slice(0, 1);
  return [stateFacts(says.bounced(seen[0]?.products[0]?.name), [...seen, ...facts.of('visited')])];
}

function unclear(facts: FactBook, phrases: Phrases): Statement[] {
  const { says, did } = phrases;
  const visited = facts.of('visited');
  const pages = visited[0]?.numbers.count ?? 0;
  const came = pages > 0 ? [stateFacts(sentence(did.visitedPages(pages), phrases), visited)] : [];
  return [...came, stateFacts(says.unclear(pages), visited)];
}
