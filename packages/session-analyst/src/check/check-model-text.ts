import type { Claim } from '@crow/contracts';
import type { Phrases } from '../language/phrases.ts';
import type { Reading } from '../reading.ts';
import { fold } from '../roles/fold.ts';
import { bareText } from './bare-text.ts';
import type { DropReason } from './check-statements.ts';
import { type Grounds, toCents } from './grounds.ts';
import type { ModelWords } from './model-words.ts';
import { numbersInText, placedNumbers, withoutPoints } from './numbers-in-text.ts';

/** Why a model's statement is not kept, beyond the reasons that hold for everybody. */
export type ModelDropReason = DropReason | 'wrong_language' | 'about_the_person' | 'says_nothing' | 'talks_of_itself';

export type ModelFault = readonly [ModelDropReason, string];

/** What a model's text is checked against. */
export interface ModelCheck {
  reading: Reading;
  phrases: Phrases;
  words: ModelWords;
  /** Folded names of more than one word that the session or the catalog knows, with the name as it is written. */
  names: ReadonlyMap<string, string>;
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}]/u;
const FOREIGN_DIGIT = /(?![0-9])\p{N}/u;
/** Share of a sentence's words that are the language's commonest; single words say nothing of their language. */
const COMMON_SHARE = 0.2;

export function modelCheck(reading: Reading, phrases: Phrases, words: ModelWords): ModelCheck {
  const known = [...reading.input.catalog, ...reading.facts.all.flatMap(({ products }) => products)];
  const names = new Map(known.filter(({ name }) => /[\s\d]/.test(name)).map(({ name }) => [fold(name), name]));
  return { reading, phrases, words, names };
}

/** What in a text only a model would write: in the language's other words, about people, about itself. */
export function faultInModelText(text: string, grounds: Grounds, check: ModelCheck): ModelFault | undefined {
  const { words, phrases, names } = check;
  if (INVISIBLE.test(text)) return ['forbidden_content', 'invisible characters'];
  const bare = bareText(text, grounds, phrases).text;
  const aside = words.aside.exec(bare)?.[0];
  if (aside !== undefined) return ['talks_of_itself', aside];
  const person = words.person.exec(bare)?.[0];
  if (person !== undefined) return ['about_the_person', person];
  const never = words.never.exec(bare)?.[0];
  if (never !== undefined) return ['unproven_action', never];
  const { context } = check.reading.timeline;
  const state = words.states.find(([pattern, holds]) => pattern.test(bare) && !holds(grounds.facts, context));
  if (state) return ['unproven_action', state[0].exec(bare)?.[0] ?? ''];
  if (!isInLanguage(bare, words)) return ['wrong_language', phrases.language];
  const name = foreignNameIn(bare, grounds, names) ?? foreignStarter(bare, grounds, check);
  if (name !== undefined) return ['unknown_product', name];
  if (FOREIGN_DIGIT.test(bare)) return ['unknown_number', FOREIGN_DIGIT.exec(bare)?.[0] ?? ''];
  const number =
    words.time.exec(bare)?.[0] ??
    wordsOf(bare).find((word) => isForeignNumber(word, grounds, words)) ??
    numberThatIsARest(bare, grounds, words);
  return number === undefined ? undefined : ['unknown_number', number];
}

/** What was done, in words that the phrases do not know; and what was denied although it happened. */
export function faultInDeeds(
  text: string,
  grounds: Grounds,
  { words, phrases, reading }: ModelCheck,
): ModelFault | undefined {
  const bare = withoutPoints(bareText(text, grounds, phrases).text);
  const denied = words.denials.find(([pattern, kind]) => pattern.test(bare) && reading.facts.has(kind));
  if (denied) return ['contradicts_outcome', denied[0].exec(bare)?.[0] ?? ''];
  // What is denied and did not happen is no deed.
  const left = [...words.denials, ...words.states].reduce((rest, [pattern]) => rest.replace(pattern, ' '), bare);
  const negation = words.negation.exec(left)?.[0];
  if (negation !== undefined) return ['unproven_action', negation];
  const deed = words.deeds.find(
    ([pattern, kinds]) => pattern.test(left) && !kinds.some((kind) => grounds.kinds.has(kind)),
  );
  return deed && ['unproven_action', deed[0].exec(left)?.[0] ?? ''];
}

/** Whether a statement asserts anything that events could prove or refute. */
export function saysSomething(text: string, claims: readonly Claim[], grounds: Grounds, check: ModelCheck): boolean {
  const { words, phrases } = check;
  const bare = bareText(text, grounds, phrases).text;
  return (
    claims.length > 0 ||
    bare !== text ||
    numbersInText(bare).length > 0 ||
    [...phrases.actionWords, ...words.deeds].some(([pattern]) => pattern.test(bare))
  );
}

function isInLanguage(bare: string, { common, letters }: ModelWords): boolean {
  if (bare.replace(letters, '').search(/\p{L}/u) !== -1) return false;
  const all = wordsOf(bare);
  return all.length < 2 || all.filter((word) => common.has(word)).length >= all.length * COMMON_SHARE;
}

/** A product of the session or the catalog that no cited event shows, however it is capitalized. */
function foreignNameIn(bare: string, { products }: Grounds, names: ReadonlyMap<string, string>): string | undefined {
  const cited = new Set(products.map(({ name }) => name));
  const text = ` ${fold(bare)} `;
  for (const [folded, name] of names) if (!cited.has(name) && text.includes(` ${folded} `)) return name;
  return undefined;
}

/** A name that hides at the beginning of a sentence, where every word has a capital. */
function foreignStarter(bare: string, { products }: Grounds, { words, reading }: ModelCheck): string | undefined {
  const own = `${reading.input.organization.name} ${products.map(({ name }) => name).join(' ')}`;
  const starts = [...bare.matchAll(/(?:^|[.!?:;]\s+)(\p{Lu}[\p{L}\p{N}'’-]*)/gu)].flatMap(([, word]) => word ?? []);
  return starts.find((word) => !words.starters.has(word) && !own.includes(word));
}

function isForeignNumber(word: string, grounds: Grounds, { numbers }: ModelWords): boolean {
  const value = numbers.get(word);
  return value !== undefined && !grounds.wholes.has(toCents(value));
}

/** A number that is only the rest of a total, and is not told as one. */
function numberThatIsARest(bare: string, { wholes }: Grounds, { rest }: ModelWords): string | undefined {
  for (const { text, values, end } of placedNumbers(bare)) {
    if (!rest.test(bare.slice(end)) && !values.some((value) => wholes.has(toCents(value)))) return text;
  }
  return undefined;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}']+/gu) ?? [];
}
