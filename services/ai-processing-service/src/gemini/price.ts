import type { Tokens } from './reply.ts';

/** US dollars per million tokens. */
export interface Price {
  input: number;
  output: number;
}

/**
 * Prices by the beginning of a model's id, November 2026 (ai.google.dev/gemini-api/docs/pricing); where a price is
 * announced to rise, the higher one. Another price is set by `GEMINI_PRICE`.
 */
const PRICES: readonly (readonly [string, Price])[] = [
  ['gemini-3.5-flash-lite', { input: 0.3, output: 2.5 }],
  ['gemini-3.1-flash-lite', { input: 0.25, output: 1.5 }],
  ['gemini-3.8-flash', { input: 1.5, output: 7.5 }],
  ['gemini-3.6-flash', { input: 1.5, output: 7.5 }],
  ['gemini-3.5-flash', { input: 1.5, output: 9 }],
];
const FACTOR: Record<string, number> = { standard: 1, flex: 0.5 };

/** The price of a model; undefined when it is not known, as for the priority tier. */
export function priceOf(model: string, tier: string): Price | undefined {
  const price = PRICES.find(([name]) => model.startsWith(name))?.[1];
  const factor = FACTOR[tier];
  return price && factor !== undefined ? { input: price.input * factor, output: price.output * factor } : undefined;
}

/** Reads `0.30/2.50`. @throws when it is of another form */
export function readPrice(text: string): Price {
  const [, input, output] = /^\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (input === undefined || output === undefined) {
    throw new Error(
      `GEMINI_PRICE is "${text}"; it must be US dollars per million tokens in and out, such as 0.30/2.50`,
    );
  }
  return { input: Number(input), output: Number(output) };
}

/** What tokens cost, US dollars to a millionth; null when the price is not known. */
export function costOf(tokens: Tokens, price: Price | undefined): number | null {
  if (!price) return null;
  return Math.round(tokens.input * price.input + tokens.output * price.output) / 1_000_000;
}
