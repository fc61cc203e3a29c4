import type { SearchFilter, SearchFilterKind } from '@crow/contracts';
import { SEARCH_FILTER_KINDS } from '@crow/contracts';
import { type ExactText, exactTexts } from './exact/exact-texts.ts';
import { type Finding, findAll, overlap } from './finding.ts';
import { joinFindings } from './join-findings.ts';
import { toEnglish } from './languages/to-english.ts';
import { plainText } from './plain-text.ts';
import { findProducts, type KnownProduct } from './products.ts';
import { restOf } from './rest-of.ts';
import { type Clock, findTimes } from './time/find-times.ts';
import { inAnalystsWords } from './words/analyst-words.ts';
import { CHANNEL_WORDS } from './words/channels.ts';
import { findCountries } from './words/countries.ts';
import { FRICTION_WORDS } from './words/frictions.ts';
import { INTENT_WORDS } from './words/intents.ts';
import { OUTCOME_WORDS } from './words/outcomes.ts';
import { STAGE_WORDS } from './words/stages.ts';
import { VISITOR_WORDS } from './words/visitors.ts';

/** What a question is read with. */
export interface QuestionContext extends Clock {
  /** Products that it may name, see `productCandidates`. */
  products?: readonly KnownProduct[];
  /** Kinds of filters to look for; all of them by default. */
  kinds?: readonly SearchFilterKind[];
}

/** A question, taken apart. */
export interface ReadQuestion {
  /** One of a kind at most, each with the words it was read from. */
  filters: (SearchFilter & { words: string })[];
  /** Quoted phrases and tokens such as order numbers. */
  exact: string[];
  /** The question, in English, without what is no part of an interaction's text: times, countries, channels. May be empty. */
  rest: string;
  /** What to compare with the texts of interactions: the rest, else the whole question, in the words of those texts. */
  meaning: string;
}

/** Kinds whose words say nothing that an interaction's text says as well. */
const OUTSIDE_TEXT: ReadonlySet<SearchFilterKind> = new Set(['time', 'country', 'channel']);

/**
 * Reads a question in English, or one in German, French, Spanish or Japanese word by word: filters by a lexicon, exact texts by
 * their form. What is not understood stays in `rest` and is left to the meaning of the words. Pure: the same question and
 * clock give the same.
 */
export function readQuestion(question: string, context: QuestionContext): ReadQuestion {
  const products = findProducts(question, context.products ?? []);
  const exact = exactTexts(question);
  const inEnglish = toEnglish(question, [...products, ...exact]);
  const read = readEnglish(inEnglish?.text ?? question, context);
  if (!inEnglish) return read.question;
  return {
    ...read.question,
    filters: read.filters.map(({ filter, places }) => ({
      ...filter,
      words: places.map(({ start, end }) => inEnglish.originOf(start, end)).join(' … '),
    })),
  };
}

function readEnglish(question: string, context: QuestionContext) {
  const plain = plainText(question);
  const kinds = new Set(context.kinds ?? SEARCH_FILTER_KINDS);
  const found = [
    ...findTimes(plain, context),
    ...findCountries(plain),
    ...findAll(plain, CHANNEL_WORDS),
    ...findProducts(question, context.products ?? []),
    ...findAll(plain, VISITOR_WORDS),
    ...findAll(plain, INTENT_WORDS),
    ...findAll(plain, OUTCOME_WORDS),
    ...findAll(plain, STAGE_WORDS),
    ...findAll(plain, FRICTION_WORDS),
  ].filter(({ filter }) => kinds.has(filter.kind));
  const exact = exactTexts(question);
  const joined = joinFindings(outsideQuotes(found, exact, question), plain);
  const outside = joined.flatMap(({ filter, places }) => (OUTSIDE_TEXT.has(filter.kind) ? places : []));
  const rest = restOf(question, outside);
  const read: ReadQuestion = {
    filters: joined.map(({ filter, places }) => ({
      ...filter,
      words: places.map(({ start, end }) => question.slice(start, end).trim()).join(' … '),
    })),
    exact: exact.filter((one) => !isProductName(one, joined)).map(({ text }) => text),
    rest,
    meaning: inAnalystsWords(rest === '' ? question : rest),
  };
  return { question: read, filters: joined };
}

/** What is quoted is meant letter by letter; only a product may be named in quotes. */
function outsideQuotes(found: readonly Finding[], exact: readonly ExactText[], question: string): Finding[] {
  const quoted = exact.filter(({ start }) => !/[\p{L}\p{N}#]/u.test(question[start] ?? ''));
  return found.filter(
    (finding) => finding.filter.kind === 'product' || !quoted.some((quote) => overlap(finding, quote)),
  );
}

/** A token such as "X1000" in a product's name is found by the product. */
function isProductName(exact: ExactText, joined: readonly { filter: SearchFilter; places: Place[] }[]): boolean {
  return joined.some(
    ({ filter, places }) => filter.kind === 'product' && places.some((place) => overlap(place, exact)),
  );
}

type Place = Pick<Finding, 'start' | 'end'>;
