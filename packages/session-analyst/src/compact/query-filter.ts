import type { CatalogProduct } from '@crow/contracts';
import { fold } from '../roles/fold.ts';

/** Two words and more, each with a capital at its beginning and small letters after it. */
const NAME = /^\p{Lu}\p{Ll}*[\p{L}'’-]*,?(?: \p{Lu}\p{Ll}*[\p{L}'’-]*\.?)+$/u;
/** A street with its number, before or after it. */
const STREET_WORD =
  '(?:stra(?:ß|ss)e|str\\.?|weg|gasse|platz|allee|gracht|straat|laan|plein|gatan|vägen|street|st\\.?|road|rd\\.?|avenue|ave\\.?|lane|drive|boulevard|blvd\\.?|rue|calle|plaza|via|viale|rua|avenida|ulica|ul\\.)';
const STREET = new RegExp(
  `\\b[\\p{L}-]*${STREET_WORD}(?!\\p{L})[\\p{L} .'’-]{0,40}\\d{1,4}\\b|\\b\\d{1,4}[a-z]?,? [\\p{L} .'’-]{0,40}${STREET_WORD}(?!\\p{L})`,
  'iu',
);

/**
 * Says which search queries a model may see. What people type into a search can be anything, a person included: what looks
 * like a name or a street and has no word of the catalog is kept back.
 */
export function queryFilter(catalog: readonly CatalogProduct[]): (query: string) => boolean {
  let known: Set<string> | undefined;
  return (query) => {
    if (!NAME.test(query) && !STREET.test(query)) return true;
    // Made when it is first needed: few queries look like that.
    known ??= new Set(
      catalog.flatMap(({ name, category = '', brand = '' }) => fold(`${name} ${category} ${brand}`).split(' ')),
    );
    return fold(query)
      .split(' ')
      .some((word) => word.length > 1 && known?.has(word));
  };
}
