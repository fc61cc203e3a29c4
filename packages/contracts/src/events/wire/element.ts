import { z } from 'zod';
import { text, url } from './values.ts';

/** The element that was acted on. Never carries a field's value. */
export const wireElement = z.object({
  tag: text,
  role: text.optional(),
  /** Accessible name or visible text. */
  text: text.optional(),
  /** Selector that stays the same between builds of the page. */
  selector: text.optional(),
  href: url.optional(),
  /** `data-crow-*` attributes without their prefix, and `name`, `type` of controls. */
  attributes: z.record(z.string().max(64), text).optional(),
});

export type WireElement = z.infer<typeof wireElement>;
