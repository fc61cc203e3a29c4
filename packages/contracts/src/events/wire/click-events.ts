import { z } from 'zod';
import { wireElement } from './element.ts';
import { envelope } from './envelope.ts';
import { wireProduct } from './product.ts';
import { coordinate, ratio, text } from './values.ts';

export const wireClick = z.object({
  type: z.literal('click'),
  ...envelope,
  element: wireElement,
  /** What the click does in the shop's own words: `data-crow-action`, e.g. `add_to_cart`. */
  action: text.optional(),
  product: wireProduct.optional(),
  /** Position in the page, CSS pixels. */
  x: coordinate.optional(),
  y: coordinate.optional(),
  /** Position in the viewport, CSS pixels. */
  viewportX: coordinate.optional(),
  viewportY: coordinate.optional(),
  /** Position in the element, as shares of its width and height. */
  elementX: ratio.optional(),
  elementY: ratio.optional(),
});

/** Fast clicks on one spot; told once a burst, beside the clicks themselves. */
export const wireRageClick = z.object({
  type: z.literal('rage_click'),
  ...envelope,
  element: wireElement,
  /** Clicks of the burst so far. */
  count: z.int().min(1).max(10_000).optional(),
  x: coordinate.optional(),
  y: coordinate.optional(),
});

/** A click after which nothing happened on the page. */
export const wireDeadClick = z.object({
  type: z.literal('dead_click'),
  ...envelope,
  element: wireElement,
  x: coordinate.optional(),
  y: coordinate.optional(),
});
