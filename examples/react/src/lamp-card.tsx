import { CrowProduct } from '@crow/tracking-sdk/react';
import type { Lamp } from './lamps';

/** A lamp in the list: clicks inside are known to be about it. */
export function LampCard({ lamp, onOpen }: { lamp: Lamp; onOpen(): void }) {
  return (
    <CrowProduct product={lamp}>
      <h2>{lamp.name}</h2>
      <button type="button" onClick={onOpen}>
        Look at it
      </button>
      <button type="button" data-crow-action="add_to_cart">
        Add to cart
      </button>
    </CrowProduct>
  );
}
