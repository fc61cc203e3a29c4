import type { Claim } from '@crow/contracts';
import type { CompactSession } from '../compact/compact-session.ts';
import { FACT_KINDS } from '../facts/fact.ts';
import { NAME_LEXICON } from '../roles/action-lexicon.ts';
import { PAGE_LEXICON } from '../roles/page-lexicon.ts';
import { type Grounds, toCents } from './grounds.ts';
import { numbersInText } from './numbers-in-text.ts';

/** A claim as a model writes it, with short ids. */
export interface ModelClaim {
  kind: Claim['kind'];
  value: string | number;
  event?: string | undefined;
}

const ACTIONS: ReadonlySet<string> = new Set([...FACT_KINDS, ...Object.keys(NAME_LEXICON)]);
const PAGES: ReadonlySet<string> = new Set([...Object.keys(PAGE_LEXICON), 'home', 'other']);

/**
 * A model's claim in the form in which it can be checked: the real id of its event, a product by its name, a number as a
 * number. Undefined when it asserts nothing in our terms (`viewing` is no kind of fact): such a claim is left out, which
 * loses nothing, because the sentence is checked by itself.
 */
export function readClaim(
  { kind, value, event }: ModelClaim,
  compact: CompactSession,
  grounds: Grounds,
): Claim | undefined {
  const told = claimedValue(kind, value, compact, grounds);
  if (told === undefined) return undefined;
  const real = event === undefined ? undefined : compact.eventOf(event);
  return { kind, value: told, ...(real === undefined ? {} : { event: real }) };
}

function claimedValue(
  kind: Claim['kind'],
  value: string | number,
  compact: CompactSession,
  { numbers }: Grounds,
): string | number | undefined {
  const text = String(value).trim();
  switch (kind) {
    case 'product':
      return compact.productOf(text) ?? text;
    case 'action':
      return ACTIONS.has(text) ? text : undefined;
    case 'page':
      return PAGES.has(text) ? text : undefined;
    case 'duration':
      return /^\d+(?: ?s)?$/.test(text) ? Number.parseInt(text, 10) : undefined;
    case 'amount':
    case 'count': {
      if (typeof value === 'number') return value;
      // "1.299,00 EUR" can be read in two ways: as the one that the events know, if they know one.
      const readings = numbersInText(text)[0] ?? [];
      return readings.find((reading) => numbers.has(toCents(reading))) ?? readings[0];
    }
  }
}
