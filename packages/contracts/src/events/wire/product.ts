import { z } from 'zod';
import { text } from './values.ts';

/** A product as the page or the caller names it. */
export const wireProduct = z.object({
  id: text,
  name: text.optional(),
  price: z.number().min(0).max(1e12).optional(),
  /** In the page's own words: an ISO 4217 code where they are good. */
  currency: text.optional(),
  category: text.optional(),
  brand: text.optional(),
  sku: text.optional(),
});

export type WireProduct = z.infer<typeof wireProduct>;
