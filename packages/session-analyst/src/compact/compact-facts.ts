import type { Fact, FactKind } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';
import type { ProductTable } from './compact-products.ts';
import type { ShortIds } from './short-ids.ts';

const LENGTH = 2_400;
const OF_A_KIND = 6;
/** Looking around fills pages and says little: it comes when everything else has its place. */
const MINOR: ReadonlySet<FactKind> = new Set([
  'viewed',
  'listed',
  'visited',
  'filtered',
  'slow_page',
  'language_switched',
]);
/** Subjects that are the shop's words or a query; order ids, topics and reasons may tell of a person and stay. */
const TOLD: ReadonlySet<FactKind> = new Set(['searched', 'listed', 'coupon_rejected', 'coupon_accepted', 'form_error']);

/** A fact as a model gets it. */
export interface CompactFact {
  kind: FactKind;
  /** Number of its task, when the session has several. */
  task?: number;
  /** Short ids of products. */
  products?: string[];
  subject?: string;
  count?: number;
  amount?: number;
  currency?: string;
  results?: number;
  /** A duration in the words in which it may be repeated. */
  time?: string;
  /** Short ids of the events that show it. */
  events: string[];
}

/** What facts are written down with. */
export interface FactWriter {
  products: ProductTable;
  ids: ShortIds;
  phrases: Phrases;
  /** Whether a search query may be told. */
  maySendQuery(query: string): boolean;
  /** Number of the task that a fact belongs to; undefined when there is one task only. */
  taskOf(fact: Fact): number | undefined;
}

/** The telling facts of a session within a fixed length, in order of time. */
export function compactFacts(facts: readonly Fact[], writer: FactWriter): CompactFact[] {
  const seen = new Map<FactKind, number>();
  const few = facts.filter(({ kind }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= OF_A_KIND;
  });
  const byWeight = [...few.filter(({ kind }) => !MINOR.has(kind)), ...few.filter(({ kind }) => MINOR.has(kind))];
  const chosen = new Set<Fact>();
  let length = 0;
  for (const fact of byWeight) {
    length += JSON.stringify(write(fact, writer, (id) => id.slice(0, 6))).length + 1;
    if (length > LENGTH) break;
    chosen.add(fact);
  }
  return few.filter((fact) => chosen.has(fact)).map((fact) => write(fact, writer, writer.ids.send));
}

function write(
  { kind, subject, products, numbers, currency, evidence, ...rest }: Fact,
  { products: table, phrases, taskOf, maySendQuery }: FactWriter,
  idOf: (eventId: string) => string | undefined,
): CompactFact {
  const shorts = products.flatMap((product) => table.idOf(product) ?? []);
  const task = taskOf({ kind, products, numbers, evidence, ...rest });
  const durationMs = numbers.visibleMs || numbers.waitedMs;
  const shown = [...new Set([...evidence.slice(0, 2), ...evidence.slice(-1)])];
  return {
    kind,
    ...(task === undefined ? {} : { task }),
    ...(shorts.length > 0 ? { products: shorts.slice(0, 8) } : {}),
    ...(subject !== undefined && TOLD.has(kind) && (kind !== 'searched' || maySendQuery(subject)) ? { subject } : {}),
    ...(numbers.count !== undefined && numbers.count > 1 ? { count: numbers.count } : {}),
    ...(numbers.amount === undefined ? {} : { amount: numbers.amount }),
    ...(currency === undefined ? {} : { currency }),
    ...(numbers.results === undefined ? {} : { results: numbers.results }),
    ...(durationMs ? { time: phrases.duration(durationMs) } : {}),
    events: shown.flatMap((id) => idOf(id) ?? []),
  };
}
