import type { TrackerContext } from '../core/context.ts';
import { aimOf, closestIn, shareOf } from '../core/element.ts';
import { productOfElement } from '../core/product.ts';
import { cut } from '../core/text.ts';

/** Sends each click with the element that it was meant for. */
export function trackClicks({ emit, listen }: TrackerContext): void {
  listen<MouseEvent>(window, 'click', (event) => {
    const aim = aimOf(event);
    if (!aim) return;
    const { path, target, about } = aim;
    const { clientX, clientY } = event;
    const { left, top, width, height } = target.getBoundingClientRect();
    const card = closestIn(path, '[data-crow-product]');
    const action = closestIn(path, '[data-crow-action]')?.getAttribute('data-crow-action');
    emit({
      type: 'click',
      ...about,
      action: action ? cut(action) : undefined,
      product: card && productOfElement(card),
      viewportX: Math.round(clientX),
      viewportY: Math.round(clientY),
      elementX: shareOf(clientX - left, width),
      elementY: shareOf(clientY - top, height),
    });
  });
}
