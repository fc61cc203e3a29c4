import { useProductView } from '@crow/tracking-sdk/react';
import { useCrow } from './crow';
import type { Lamp } from './lamps';

/** The page of one lamp: how long it is looked at counts as a view of the product. */
export function LampPage({ lamp, onBack }: { lamp: Lamp; onBack(): void }) {
  const crow = useCrow();
  useProductView(lamp);
  return (
    <main>
      <h1>{lamp.name}</h1>
      <p>
        {lamp.price} {lamp.currency}
      </p>
      <button type="button" data-crow-action="add_to_cart">
        Add to cart
      </button>
      <button type="button" onClick={() => crow.track('help_opened')}>
        Help
      </button>
      <button type="button" onClick={onBack}>
        All lamps
      </button>
    </main>
  );
}
