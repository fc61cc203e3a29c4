import type { Claim, Statement } from '@crow/contracts';
import type { Fact } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';

/** Part of a statement, with what it rests on. */
export interface Piece {
  text: string;
  facts: readonly Fact[];
}

const EVIDENCE_OF_A_FACT = 8;
const EVIDENCE = 64;
const CLAIMS = 40;

/** One statement from what it says and the facts behind it; its evidence is in order of time. */
export function stateFacts(text: string, facts: readonly Fact[]): Statement {
  const chosen = facts.toSorted((a, b) => a.from - b.from);
  const evidence = [...new Set(chosen.flatMap((fact) => fact.evidence.slice(0, EVIDENCE_OF_A_FACT)))].slice(
    0,
    EVIDENCE,
  );
  const shown = new Set(evidence);
  const claims = chosen.flatMap(claimsOf).filter(({ event }) => event === undefined || shown.has(event));
  return { text, evidence, claims: claims.slice(0, CLAIMS) };
}

/** Begins a sentence and ends it. */
export function sentence(text: string, { stop }: Pick<Phrases, 'stop'>): string {
  const [first = '', ...rest] = text;
  // Scripts without capitals begin with whatever stands there, a product's name in lower case for example.
  const whole = stop === '。' ? text : first.toUpperCase() + rest.join('');
  return /[.!?。]$/.test(whole) ? whole : `${whole}${stop}`;
}

/** What a fact asserts, in the form in which it can be checked. */
function claimsOf({ kind, products, numbers, evidence }: Fact): Claim[] {
  const [event] = evidence;
  if (event === undefined) return [];
  const claims: Claim[] = [{ kind: 'action', value: kind, event }];
  for (const { name } of products.slice(0, 4)) claims.push({ kind: 'product', value: name });
  if (numbers.amount !== undefined) claims.push({ kind: 'amount', value: numbers.amount });
  if (numbers.count !== undefined && numbers.count > 1) claims.push({ kind: 'count', value: numbers.count });
  const durationMs = numbers.visibleMs || numbers.waitedMs;
  if (durationMs) claims.push({ kind: 'duration', value: Math.round(durationMs / 1000) });
  return claims;
}
