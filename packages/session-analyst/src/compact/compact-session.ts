import type { Friction, Intent, Outcome, Stage } from '@crow/contracts';
import type { Fact, FactKind } from '../facts/fact.ts';
import { phrasesFor } from '../language/choose-phrases.ts';
import type { Reading } from '../reading.ts';
import { splitTasks, type TaskKind } from '../statements/tasks.ts';
import { chooseEntries } from './choose-entries.ts';
import { type CompactFact, compactFacts } from './compact-facts.ts';
import { type ProductRow, productTable } from './compact-products.ts';
import { timelineEntries } from './compact-timeline.ts';
import { pageWords } from './page-words.ts';
import { queryFilter } from './query-filter.ts';
import { shortIds } from './short-ids.ts';

/** Most tokens of a compacted session, however long it was. */
export const COMPACT_TOKENS = 2_500;
/** Characters of such a text that make a token; a rule of thumb that errs on the long side. */
const CHARACTERS_OF_A_TOKEN = 3.2;

/** A session as a model is given it. Every text in it is masked, cut short and a JSON string. */
export interface CompactData {
  session: { pages: number; seconds: number; device?: string };
  /** What the facts decide; a model can only repeat it. */
  settled: { outcome: Outcome; stage: Stage; friction: Friction[]; intentByRules: Intent };
  /** What was done in the visit, in order; statements name its place, from 1. */
  tasks: TaskKind[];
  products: ProductRow[];
  facts: CompactFact[];
  /** How many facts of a kind there are, where that is more than one. */
  totals: Partial<Record<FactKind, number>>;
  /** Events in order; a text stands for those that were left out. */
  timeline: (string | Record<string, string | number>)[];
}

export interface CompactSession {
  data: CompactData;
  /** The data as JSON. */
  text: string;
  /** By the rule of thumb of 3.2 characters a token; never above {@link COMPACT_TOKENS}. */
  tokens: number;
  /** The event behind a short id, when the model was given that id. */
  eventOf(short: string): string | undefined;
  /** The name behind a product's short id. */
  productOf(short: string): string | undefined;
  /** Texts that were withheld because they tried to instruct their reader. */
  withheld: number;
}

/** Compacts a session for a model: facts with short ids, products as a table, the timeline as far as there is room. */
export function compactSession(reading: Reading): CompactSession {
  const { timeline, facts, outcome, stage, friction, intent, input } = reading;
  const { moments, context } = timeline;
  const ids = shortIds(moments);
  const products = productTable(facts);
  const tasks = splitTasks(facts, intent);
  const taskOf = (fact: Pick<Fact, 'evidence' | 'kind'>) => {
    const place = tasks.findIndex(({ facts: own }) =>
      own.of(fact.kind).some(({ evidence }) => evidence === fact.evidence),
    );
    return tasks.length > 1 && place !== -1 ? place + 1 : undefined;
  };
  const first = moments[0];
  const device = context.deviceType;
  const data: CompactData = {
    session: {
      pages: facts.of('visited')[0]?.numbers.count ?? 0,
      seconds: first ? Math.round(((moments.at(-1) ?? first).at - first.at) / 1000) : 0,
      ...(device === undefined ? {} : { device }),
    },
    settled: { outcome, stage, friction, intentByRules: intent },
    tasks: tasks.map(({ kind }) => kind),
    products: products.rows,
    facts: compactFacts(facts.all, {
      products,
      ids,
      phrases: phrasesFor(input.organization.language),
      taskOf,
      maySendQuery: queryFilter(input.catalog),
    }),
    totals: totalsOf(facts.all),
    timeline: [],
  };
  const entries = timelineEntries(timeline, products, pageWords(timeline));
  const room = Math.floor(COMPACT_TOKENS * CHARACTERS_OF_A_TOKEN) - JSON.stringify(data).length;
  const sized = entries.map(({ isKey, fields }) => ({ isKey, length: JSON.stringify(fields).length + ID_LENGTH }));
  let told = -1;
  for (const index of chooseEntries(sized, room)) {
    const entry = entries[index];
    if (!entry) continue;
    if (index > told + 1) data.timeline.push(`… ${index - told - 1} more`);
    told = index;
    data.timeline.push({ id: ids.send(entry.id) ?? '', ...entry.fields });
  }
  const text = JSON.stringify(data);
  return {
    data,
    text,
    tokens: Math.ceil(text.length / CHARACTERS_OF_A_TOKEN),
    eventOf: ids.eventOf,
    productOf: products.nameOf,
    withheld: timeline.scrubber.instructions,
  };
}

/** `"id":"e10000",` and the comma behind the entry. */
const ID_LENGTH = 16;

function totalsOf(facts: readonly Fact[]): Partial<Record<FactKind, number>> {
  const counts: Partial<Record<FactKind, number>> = {};
  for (const { kind } of facts) counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 1));
}
