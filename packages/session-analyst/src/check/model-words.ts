import type { SessionContext } from '@crow/contracts';
import type { Fact, FactKind } from '../facts/fact.ts';
import { ENGLISH_MODEL_WORDS } from './model-words-english.ts';

/**
 * What a language model says in other words than the analyst's own phrases, in one language. Answers are asked for in
 * languages that have such a list, because in others they could not be checked.
 */
export interface ModelWords {
  /** Words of numbers, from two on. */
  numbers: ReadonlyMap<string, number>;
  /** Deeds in words that the phrases don't know; each needs a cited fact of one of these kinds. */
  deeds: readonly (readonly [RegExp, readonly FactKind[]])[];
  /** States of affairs that a fact of the right kind does not prove by itself. */
  states: readonly (readonly [RegExp, (facts: readonly Fact[], session: SessionContext) => boolean])[];
  /** What no event can show, or was never sent: times of day, where somebody came from, feelings, prices in adjectives. */
  never: RegExp;
  /** Denials; each is wrong when the session holds a fact of the kind. */
  denials: readonly (readonly [RegExp, FactKind])[];
  /** Deeds that are done to the products that the same part of a sentence names, with the kinds of facts that name them. */
  bound: readonly (readonly [RegExp, readonly FactKind[]])[];
  /** What parts of a sentence are told apart by: a deed says something of the products of its own part only. */
  parts: RegExp;
  /** Words of denial: what is denied in other ways than {@link denials} can't be checked. */
  negation: RegExp;
  /** A number that is a time; times that are proven are taken out before. */
  time: RegExp;
  /** "4 more": what follows a number that may be the rest of a total. */
  rest: RegExp;
  /** Says who the visitor is, which no event shows. */
  person: RegExp;
  /** Talk of what the model was told, or of itself. */
  aside: RegExp;
  /** Letters that the language is written with. */
  letters: RegExp;
  /** Words that nearly every sentence of the language holds. */
  common: ReadonlySet<string>;
  /** Words that begin sentences with a capital. */
  starters: ReadonlySet<string>;
  /** Brings durations into the form in which the phrases write them. */
  durations(text: string): string;
}

const LANGUAGES: Record<string, ModelWords> = { en: ENGLISH_MODEL_WORDS };

/** The words of a language; undefined when a model's answer in it can't be checked. */
export function modelWordsFor(language: string): ModelWords | undefined {
  return LANGUAGES[language];
}
