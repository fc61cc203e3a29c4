import type { TrackerContext } from '../core/context.ts';
import { closestIn, describeElement, pathOf } from '../core/element.ts';
import { productOfElement } from '../core/product.ts';
import { cut } from '../core/text.ts';

/** What a click is meant for, when something smaller inside of it was hit. */
const ACTIONABLE = 'a[href],button,input,select,textarea,summary,label,option,[role],[onclick],[data-crow-action]';

/** Sends each click with the element that it was meant for. */
export function trackClicks({ emit, listen, window }: TrackerContext): () => void {
  return listen<MouseEvent>(window, 'click', (event) => {
    const path = pathOf(event);
    const element = closestIn(path, ACTIONABLE) ?? path[0];
    // The browser clicks the control of a label right after; that one counts.
    if (!element || (element as HTMLLabelElement).control) return;
    const card = closestIn(path, '[data-crow-product]');
    const action = closestIn(path, '[data-crow-action]')?.getAttribute('data-crow-action');
    emit({
      type: 'click',
      element: describeElement(element, path.slice(path.indexOf(element))),
      action: action ? cut(action) : undefined,
      product: card && productOfElement(card),
      x: Math.round(event.pageX),
      y: Math.round(event.pageY),
      viewportX: Math.round(event.clientX),
      viewportY: Math.round(event.clientY),
    });
  });
}
