import type { WireElement, WireEvent, WireField, WireProduct } from '@crow/contracts';

/** Absent fields may be written as `undefined`: JSON leaves them out. */
type Sparse<T> = {
  [K in keyof T as object extends Pick<T, K> ? never : K]: T[K];
} & {
  [K in keyof T as object extends Pick<T, K> ? K : never]?: T[K] | undefined;
};
type WithoutEnvelope<E> = E extends unknown
  ? Sparse<Omit<E, 'id' | 'ts' | 't' | 'page' | 'url' | 'title' | 'element' | 'product' | 'field'>> &
      (E extends { element: unknown } ? { element: Element } : unknown) &
      (E extends { field: unknown } ? { field: Field } : unknown) &
      ('product' extends keyof E ? ProductOf<E> : unknown)
  : never;
type ProductOf<E> = E extends { product: unknown } ? { product: Product } : { product?: Product | undefined };
type Element = Sparse<WireElement>;
type Field = Sparse<WireField>;
type Product = Sparse<WireProduct>;

export type { Element as TrackedElement, Field as TrackedField, Product as TrackedProduct };

/** An event as a tracker makes it: the queue adds time, page and id. */
export type TrackedEvent = WithoutEnvelope<WireEvent>;
