/** A text to look for letter by letter, with its place in the question. */
export interface ExactText {
  text: string;
  start: number;
  end: number;
}

/** The most texts of one question that are looked for. */
const MOST = 5;

const QUOTED = /["“„«]([^"“”„«»]{2,80})["”“»]|(?<![\p{L}\p{N}])['‘]([^'‘’]{2,80})['’](?![\p{L}\p{N}])/gu;
/** Order and customer numbers, coupon codes: letters and digits mixed, or at least five digits. */
const TOKEN = /(?<![\p{L}\p{N}.,-])#?(?=[\p{L}-]*\d)(?:\p{L}|\d|[-_](?=[\p{L}\p{N}])){4,40}(?![\p{L}\p{N}]|[.,-]\d)/gu;
/** Codes without a digit are known by the word before them, and by being written in capitals. */
const CODE = /(?<=\b(?:[Cc]oupon|[Cc]ode|[Vv]oucher)\s)[A-Z]{4,20}\b/g;
const MEASURE = /^\d+(?:st|nd|rd|th|s|ms|min|mins|h|hrs?|days?|hours?|weeks?|x|%|eur|usd|gb|tb|mb|inch|kg|cm|mm|px)$/i;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;

/** Quoted phrases, order numbers and coupon codes of a question, in their order. */
export function exactTexts(question: string): ExactText[] {
  const found: ExactText[] = [];
  const add = (text: string, start: number, end: number) => {
    const isTaken = found.some((other) => start < other.end && other.start < end);
    if (!isTaken && /[\p{L}\p{N}]/u.test(text)) found.push({ text, start, end });
  };
  for (const { 0: whole, 1: double, 2: single, index } of question.matchAll(QUOTED)) {
    add((double ?? single ?? '').trim(), index, index + whole.length);
  }
  for (const { 0: token, index } of question.matchAll(TOKEN)) {
    if (isCode(token)) add(token.replace(/^#/, ''), index, index + token.length);
  }
  for (const { 0: code, index } of question.matchAll(CODE)) add(code, index, index + code.length);
  return found.sort((a, b) => a.start - b.start).slice(0, MOST);
}

function isCode(token: string): boolean {
  if (MEASURE.test(token) || DATE.test(token)) return false;
  const digits = token.replace(/\D/g, '').length;
  const letters = token.replace(/[^\p{L}]/gu, '').length;
  return letters === 0 ? digits >= 5 : digits >= 2;
}
