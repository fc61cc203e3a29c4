import type { Statement } from '@crow/contracts';
import { phrasesFor } from '../language/choose-phrases.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Reading } from '../reading.ts';
import { holdsForbidden, isInstruction } from '../scrub/patterns.ts';
import { bareText, wholeWords } from './bare-text.ts';
import { isProven } from './check-claim.ts';
import { findGrounds, type Grounds, toCents } from './grounds.ts';
import { numbersInText } from './numbers-in-text.ts';

/** Why a statement is not kept. */
export type DropReason =
  | 'no_evidence'
  | 'unknown_event'
  | 'unproven_claim'
  | 'unknown_product'
  | 'unknown_number'
  | 'unproven_quote'
  | 'unproven_action'
  | 'contradicts_outcome'
  | 'forbidden_content'
  | 'copied_title'
  | 'too_long';

export interface DroppedStatement {
  statement: Statement;
  reason: DropReason;
  /** What was found, for the record; never shown to visitors. */
  detail: string;
}

export interface CheckedStatements {
  kept: Statement[];
  dropped: DroppedStatement[];
}

const LENGTH = 600;
const COPIED_WORDS = 6;
/** Names that are too short to be told from ordinary words. */
const NAME_LENGTH = 4;

/**
 * Keeps the statements that the events they cite prove. Whoever wrote them, the analyst or a model, they are checked by
 * the same rules, in a fixed order; the first that fails is the reason.
 */
export function checkStatements(statements: readonly Statement[], reading: Reading): CheckedStatements {
  const phrases = phrasesFor(reading.input.organization.language);
  const finder = findGrounds(reading);
  const titles = statements.length > 0 ? titleRuns(reading) : new Set<string>();
  const kept: Statement[] = [];
  const dropped: DroppedStatement[] = [];
  for (const statement of statements) {
    const unknown = statement.evidence.find((id) => !finder.knows(id));
    const fault: Fault | undefined =
      statement.evidence.length === 0
        ? ['no_evidence', '']
        : unknown !== undefined
          ? ['unknown_event', unknown]
          : faultIn(statement, finder.of(statement.evidence), reading, phrases, titles);
    if (fault) dropped.push({ statement, reason: fault[0], detail: fault[1] });
    else kept.push(statement);
  }
  return { kept, dropped };
}

type Fault = readonly [DropReason, string];

function faultIn(
  statement: Statement,
  grounds: Grounds,
  reading: Reading,
  phrases: Phrases,
  titles: ReadonlySet<string>,
): Fault | undefined {
  const { text, claims } = statement;
  if (text.length > LENGTH || text.trim() === '') return ['too_long', String(text.length)];
  if (isInstruction(text)) return ['forbidden_content', 'instruction'];
  const claim = claims.find((one) => !isProven(one, grounds));
  if (claim) return ['unproven_claim', `${claim.kind} ${claim.value}`];
  const bare = bareText(text, grounds, phrases);
  if (bare.unprovenQuotes[0] !== undefined) return ['unproven_quote', bare.unprovenQuotes[0]];
  if (holdsForbidden(bare.text)) return ['forbidden_content', 'address, markup or personal data'];
  const product = foreignName(bare.text, reading, grounds, phrases);
  if (product !== undefined) return ['unknown_product', product];
  const number = numbersInText(bare.text).find(
    (values) => !values.some((value) => grounds.numbers.has(toCents(value))),
  );
  if (number) return ['unknown_number', String(number[0])];
  const action = phrases.actionWords.find(
    ([words, kinds]) => words.test(bare.text) && !kinds.some((kind) => grounds.kinds.has(kind)),
  );
  if (action) return ['unproven_action', action[0].exec(bare.text)?.[0] ?? ''];
  if (phrases.abandonmentWords.test(bare.text) && !GIVEN_UP.has(reading.outcome))
    return ['contradicts_outcome', reading.outcome];
  const copied = runsOf(bare.text).find((run) => titles.has(run));
  return copied === undefined ? undefined : ['copied_title', copied];
}

const GIVEN_UP: ReadonlySet<string> = new Set([
  'abandoned_checkout',
  'abandoned_cart',
  'left_without_cart',
  'bounced',
  'open',
]);

/** A product that the cited events do not show, or a name that nothing in the session explains. */
function foreignName(text: string, reading: Reading, grounds: Grounds, phrases: Phrases): string | undefined {
  const cited = new Set(grounds.products.map(({ name }) => name));
  const inside = [...text.matchAll(/(?<=[\p{Ll}\d,;:▢] )\p{Lu}[\p{L}\p{N}-]*/gu)].map(([word]) => word);
  if (inside.length === 0 && !/\p{Lu}\p{L}* \p{Lu}/u.test(text)) return undefined;
  const known = [...reading.input.catalog, ...reading.facts.all.flatMap(({ products }) => products)];
  const product = known.find(
    ({ name }) => name.length >= NAME_LENGTH && !cited.has(name) && text.includes(name) && wholeWords(name).test(text),
  );
  if (product) return product.name;
  const currencies = new Set([
    ...grounds.facts.map(({ currency }) => currency),
    ...grounds.products.map(({ currency }) => currency),
  ]);
  // Where every noun has a capital, only what no ordinary noun looks like is a name: digits or more capitals.
  const names = phrases.capitalizesNouns ? inside.filter((word) => /\d|\p{Lu}.*\p{Lu}/u.test(word)) : inside;
  return names.find((word) => !currencies.has(word) && !reading.input.organization.name.includes(word));
}

/** Six words in a row of any title of the session. */
function titleRuns({ timeline }: Reading): Set<string> {
  const titles = new Set(timeline.moments.flatMap(({ event }) => event.title ?? []));
  return new Set([...titles].slice(0, 500).flatMap((title) => runsOf(title.slice(0, 200))));
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(words.length - COPIED_WORDS + 1, 0))
    .map((_, at) => words.slice(at, at + COPIED_WORDS).join(' '));
}
