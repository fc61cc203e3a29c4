import { onClick } from '../core/clicked.ts';
import type { TrackerContext } from '../core/context.ts';
import { closest, shareOf } from '../core/element.ts';
import { productsOf } from '../core/product.ts';

/** Sends each click with the element that it was meant for. */
export function trackClicks({ emit, listen }: TrackerContext): void {
  onClick(listen, (event, hit, meant = hit, about) => {
    const box = meant.getBoundingClientRect();
    emit({
      type: 'click',
      ...about,
      action: closest(hit, '[data-crow-action]')?.getAttribute('data-crow-action') as string,
      product: productsOf(closest(hit, '[data-crow-product]'))[0],
      viewportX: event.x,
      viewportY: event.y,
      elementX: shareOf(event.x - box.x, box.width),
      elementY: shareOf(event.y - box.y, box.height),
    });
  });
}
