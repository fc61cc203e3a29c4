import { z } from 'zod';
import { wellFormed } from '../well-formed.ts';
import { text } from './values.ts';

/** A product as the page or the caller names it. */
export const wireProduct = z.object({
  id: text,
  name: text.optional(),
  price: z.number().min(0).max(1e12).optional(),
  currency: z.string().max(8).refine(wellFormed).optional(),
  category: text.optional(),
  brand: text.optional(),
  sku: text.optional(),
});

export type WireProduct = z.infer<typeof wireProduct>;
