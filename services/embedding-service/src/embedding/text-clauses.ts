/** A part of a text with what it counts for in the text's vector. */
export interface Clause {
  text: string;
  weight: number;
}

/** Details that tell visits apart but say nothing of their meaning: amounts, lengths of time, order numbers. */
const DETAILS = [
  / \((?:order )?[^()]*\d[^()]*\)/g,
  / (?:for|of) \d[\d.,]* [A-Z]{3}\b/g,
  / for \d+ (?:s|min|h)\b(?: \d+ (?:s|min)\b)?/g,
];

/** Where one thing that was said ends and the next begins: not within numbers, and at an "and" only before a verb. */
const BOUNDARY =
  /[.;:!?](?:\s+|$)|,\s+|\s+and\s+(?=(?:\p{L}+ed|left|bought|put|wrote|took|went|read|had|saw|came|the)\b)/u;

/** What many visits have in common. It counts half, so that it does not drown what is special about one. */
const USUAL =
  /^(?:The visitor (?:wanted to buy|browsed without a plan)|left (?:with an empty cart|with a full cart|without buying|without adding to the cart|with no visible result)|put (?:it|them) into the cart|went on to the checkout|without going to pay|looked at|Categories|(?:High|Clear|Some) purchase intent)/i;
const USUAL_WEIGHT = 0.5;

/** Words up to which one vector says all of a text. */
const SHORT = 17;

/**
 * Splits a text into its clauses. A long text's single vector is a blur, in which a question for one of the things it
 * tells is not found; the mean of its clauses' vectors keeps each of them. A short text, such as a question, stays whole.
 */
export function clausesOf(text: string): Clause[] {
  if (text.trim().split(/\s+/).length <= SHORT) return [{ text, weight: 1 }];
  const plain = DETAILS.reduce((kept, detail) => kept.replace(detail, ''), text);
  const clauses = plain
    .split(BOUNDARY)
    .map((part) => part.trim())
    .filter((part) => part.length > 2);
  if (clauses.length < 2) return [{ text, weight: 1 }];
  return clauses.map((clause) => ({ text: clause, weight: USUAL.test(clause) ? USUAL_WEIGHT : 1 }));
}
