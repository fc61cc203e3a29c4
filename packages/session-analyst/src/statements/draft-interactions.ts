import type { InteractionDraft, ProductMention, Statement } from '@crow/contracts';
import { checkStatements } from '../check/check-statements.ts';
import { phrasesFor } from '../language/choose-phrases.ts';
import { ENGLISH } from '../language/english.ts';
import type { Reading } from '../reading.ts';
import { writeSearchText } from '../search-text/write-search-text.ts';
import { headlineOf } from './headline.ts';
import { sentence, stateFacts } from './piece.ts';
import { reasonToLeave } from './reasons.ts';
import { productsOf } from './shopping-pieces.ts';
import { tellStory } from './story.ts';
import { splitTasks, type Task } from './tasks.ts';

const PRODUCTS = 20;

export interface Draft {
  interactions: InteractionDraft[];
  /** Statements that did not pass the check of claims. */
  dropped: number;
}

/** One interaction a task, each statement checked like a stranger's. */
export function draftInteractions(reading: Reading): Draft {
  const phrases = phrasesFor(reading.input.organization.language);
  let dropped = 0;
  const interactions = splitTasks(reading.facts, reading.intent).map((task): InteractionDraft => {
    const reason =
      task.kind === 'shopping' ? reasonToLeave({ facts: task.facts, outcome: reading.outcome }, phrases) : undefined;
    const checked = checkStatements(tellStory(task, reading, reason, phrases), reading);
    dropped += checked.dropped.length;
    const statements = checked.kept.length > 0 ? checked.kept : [leastStatement(reading)];
    const text = textOf(statements);
    const products = productsIn(task);
    const categories = [...new Set(products.flatMap(({ category }) => category ?? []))];
    return {
      headline: headlineOf(task, reading, reason, phrases),
      text,
      statements,
      products,
      searchText: writeSearchText(phrases === ENGLISH ? text : englishStory(task, reading), reading, categories),
    };
  });
  return { interactions, dropped };
}

function textOf(statements: readonly Statement[]): string {
  return statements.map(({ text }) => text).join(' ');
}

/** The same story in English, for the index, when the organization reads another language. */
function englishStory(task: Task, reading: Reading): string {
  const reason = reasonToLeave({ facts: task.facts, outcome: reading.outcome }, ENGLISH);
  return textOf(tellStory(task, reading, reason, ENGLISH));
}

/** What is always true: that somebody was there. */
function leastStatement({ facts, input }: Reading): Statement {
  const visited = facts.of('visited').slice(0, 1);
  const phrases = phrasesFor(input.organization.language);
  const { did, says } = phrases;
  const pages = visited[0]?.numbers.count ?? 0;
  return stateFacts(pages > 0 ? sentence(did.visitedPages(pages), phrases) : says.unclear(0), visited);
}

/** Products of a task: bought, in the cart, compared and looked at, each once, in this order. */
function productsIn({ facts }: Task): ProductMention[] {
  const order = ['purchased', 'added', 'compared', 'viewed', 'wishlisted', 'removed'] as const;
  return productsOf(order.flatMap((kind) => facts.of(kind))).slice(0, PRODUCTS);
}
