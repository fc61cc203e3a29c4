import type { Intent } from '@crow/contracts';
import { type FactBook, factBook } from '../facts/collect-facts.ts';
import type { FactKind } from '../facts/fact.ts';

/** What a visitor can do in one visit besides something else. */
export type TaskKind = 'shopping' | 'after_sales' | 'support' | 'signing_up' | 'account';

export interface Task {
  kind: TaskKind;
  facts: FactBook;
}

/** Kinds of facts of each task; what is in none belongs to the session's main task. */
const KINDS: Record<TaskKind, readonly FactKind[]> = {
  shopping: [],
  after_sales: ['refund_requested', 'returns_read', 'order_tracked'],
  support: ['help_read', 'contacted'],
  signing_up: ['pricing_read', 'signup_started', 'signed_up', 'activated'],
  account: ['account_opened', 'account_changed'],
};
/** Facts that make a task of its own, when another task has one too. */
const STRONG: Record<TaskKind, readonly FactKind[]> = {
  shopping: ['added', 'checkout_step', 'purchased'],
  after_sales: ['refund_requested', 'order_tracked'],
  support: ['contacted'],
  signing_up: ['signed_up', 'activated'],
  account: ['account_changed'],
};
const TASK_OF_INTENT: Partial<Record<Intent, TaskKind>> = {
  after_sales: 'after_sales',
  support: 'support',
  signing_up: 'signing_up',
  evaluating: 'signing_up',
  account: 'account',
};

/** Splits a session into its tasks in order of time: nearly always one, never more than five. */
export function splitTasks(facts: FactBook, intent: Intent): Task[] {
  const main = TASK_OF_INTENT[intent] ?? 'shopping';
  const strong = (Object.keys(STRONG) as TaskKind[]).filter((kind) => facts.has(...STRONG[kind]));
  if (strong.length < 2) return [{ kind: strong[0] ?? main, facts }];
  const owner = strong.includes(main) ? main : (strong[0] ?? main);
  const taskOf = (kind: FactKind) =>
    strong.find((task) => KINDS[task].includes(kind)) ??
    (isShopping(kind) && strong.includes('shopping') ? 'shopping' : owner);
  return strong
    .map((kind) => ({ kind, facts: factBook(facts.all.filter((fact) => taskOf(fact.kind) === kind)) }))
    .toSorted((a, b) => startOf(a) - startOf(b));
}

function isShopping(kind: FactKind): boolean {
  return !Object.values(KINDS).some((kinds) => kinds.includes(kind));
}

function startOf({ kind, facts }: Task): number {
  return Math.min(...STRONG[kind].flatMap((strong) => facts.of(strong).map(({ from }) => from)));
}
