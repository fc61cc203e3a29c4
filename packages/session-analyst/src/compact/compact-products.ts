import type { ProductMention } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { FactKind } from '../facts/fact.ts';

const PRODUCTS = 12;
const LENGTH = 1_200;
/** What a session did with a product, the most telling first. */
const BY_WEIGHT: readonly FactKind[] = ['purchased', 'removed', 'added', 'wishlisted', 'compared', 'viewed'];

/** One product: short id, name, category, price, currency. */
export type ProductRow = [string, string, string | null, number | null, string | null];

export interface ProductTable {
  rows: ProductRow[];
  /** Short id of a product of the table. */
  idOf(product: ProductMention): string | undefined;
  /** Name behind a short id. */
  nameOf(short: string): string | undefined;
}

/** The products that a session was most about, in order of time. */
export function productTable(facts: FactBook): ProductTable {
  const chosen = new Map<string, { product: ProductMention; from: number }>();
  for (const kind of BY_WEIGHT) {
    for (const { products, from } of facts.of(kind)) {
      for (const product of products) {
        const known = chosen.get(product.id);
        if (known) known.from = Math.min(known.from, from);
        else if (chosen.size < PRODUCTS) chosen.set(product.id, { product, from });
      }
    }
  }
  const rows: ProductRow[] = [];
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  let length = 0;
  for (const { product } of [...chosen.values()].sort((a, b) => a.from - b.from)) {
    const short = `p${rows.length + 1}`;
    const { name, category = null, price = null, currency = null } = product;
    const row: ProductRow = [short, name, category, price, currency];
    length += JSON.stringify(row).length + 1;
    if (length > LENGTH) break;
    rows.push(row);
    ids.set(product.id, short);
    names.set(short, name);
  }
  return { rows, idOf: ({ id }) => ids.get(id), nameOf: (short) => names.get(short) };
}
