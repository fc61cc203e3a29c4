import { useState } from 'react';
import type { Product } from '../../catalog/catalog.ts';
import { DeviceDrawing, VIEWS, type View } from '../../drawings/device-drawing.tsx';

const NAMES: Record<View, string> = { front: 'The whole device', detail: 'Close-up', outline: 'Outline' };

/** One large picture of a product, and buttons for the others. */
export function Gallery({ product }: { product: Product }) {
  const [shown, setShown] = useState<View>('front');
  return (
    <div className="gallery">
      <div className="gallery__large">
        <DeviceDrawing product={product} view={shown} label={`${product.name}: ${NAMES[shown].toLowerCase()}`} />
      </div>
      <ul className="gallery__small" aria-label="Pictures">
        {VIEWS.map((view) => (
          <li key={view}>
            <button
              type="button"
              data-crow-action="view_picture"
              aria-label={NAMES[view]}
              aria-pressed={view === shown}
              onClick={() => setShown(view)}
            >
              <DeviceDrawing product={product} view={view} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
