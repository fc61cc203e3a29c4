/** One product in the cart. */
export interface CartLine {
  productId: string;
  quantity: number;
}

/** More of one thing is an order for the wholesale desk. */
export const MAX_QUANTITY = 10;

/** Puts one more of a product into the cart, up to the most that the shop sells at once. */
export function addOne(lines: readonly CartLine[], productId: string): CartLine[] {
  const present = lines.find((line) => line.productId === productId);
  if (!present) return [...lines, { productId, quantity: 1 }];
  return withQuantity(lines, productId, present.quantity + 1);
}

/** Changes how many are wanted; zero takes the product out. */
export function withQuantity(lines: readonly CartLine[], productId: string, quantity: number): CartLine[] {
  const allowed = Math.min(Math.max(Math.trunc(quantity), 0), MAX_QUANTITY);
  return lines
    .map((line) => (line.productId === productId ? { ...line, quantity: allowed } : line))
    .filter((line) => line.quantity > 0);
}

export function countItems(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/**
 * Reads what an earlier visit stored; storage is the visitor's own, so it may hold anything.
 * @param isSold whether the shop still has a product
 */
export function readLines(stored: unknown, isSold: (productId: string) => boolean): CartLine[] {
  if (!Array.isArray(stored)) return [];
  const lines: CartLine[] = [];
  for (const each of stored) {
    const { productId, quantity } = (each ?? {}) as Partial<Record<keyof CartLine, unknown>>;
    if (typeof productId !== 'string' || !isSold(productId)) continue;
    if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1) continue;
    if (lines.some((line) => line.productId === productId)) continue;
    lines.push({ productId, quantity: Math.min(quantity, MAX_QUANTITY) });
  }
  return lines;
}
