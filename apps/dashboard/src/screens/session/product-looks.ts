import type { SessionEvent } from '@crow/contracts';

type ProductView = Extract<SessionEvent, { type: 'product_view' }>;

/** A look at a product: what its parts tell together, and the parts in their order. */
export interface ProductLook extends Pick<ProductView, 'visibleMs' | 'scrollDepth' | 'containerDepth'> {
  parts: ProductView[];
}

/**
 * Puts the parts of each look together: each part has the visible time since the one before, and the depth so far. A
 * look goes on until its page is opened once more.
 */
export function productLooks(events: SessionEvent[]): ProductLook[] {
  const looks: ProductLook[] = [];
  const open = new Map<string, Map<string, ProductLook>>();
  for (const event of events) {
    const page = `${event.source} ${event.url}`;
    if (event.type === 'page_view') open.delete(page);
    if (event.type !== 'product_view') continue;
    const onPage = open.get(page) ?? new Map<string, ProductLook>();
    open.set(page, onPage);
    const look = onPage.get(event.product.id) ?? { parts: [] };
    if (look.parts.length === 0) looks.push(look);
    onPage.set(event.product.id, look);
    look.parts.push(event);
    if (event.visibleMs !== undefined) look.visibleMs = (look.visibleMs ?? 0) + event.visibleMs;
    for (const depth of ['scrollDepth', 'containerDepth'] as const) {
      if (event[depth] !== undefined) look[depth] = Math.max(look[depth] ?? 0, event[depth]);
    }
  }
  return looks;
}
