import { z } from 'zod';
import { envelope } from './envelope.ts';
import { wireProduct } from './product.ts';
import { durationMs, ratio } from './values.ts';

export const wireProductView = z.object({
  type: z.literal('product_view'),
  ...envelope,
  product: wireProduct,
  /** Visible time so far, milliseconds. */
  visibleMs: durationMs.optional(),
  /** Deepest point seen, share of the page's height. */
  scrollDepth: ratio.optional(),
  /** Deepest point seen of the product's own element, share of its height. */
  containerDepth: ratio.optional(),
  found: z.enum(['call', 'attribute', 'json_ld', 'microdata', 'open_graph']).optional(),
});
