import { closest, describe, FIELD, ignored } from './element.ts';
import type { Listen } from './listen.ts';
import type { TrackedElement } from './tracked-event.ts';

/** What browsers answer by themselves, or draw without a change of the document; clicking it fast is normal. */
const NATIVE = `${FIELD},label,option,summary,canvas,[contenteditable]`;
/** What a click is meant for, when something smaller inside of it was hit. */
const ACTIONABLE = `${FIELD},label,option,summary,a[href],button,[role=button],[role][tabindex],[onclick],[data-crow-action]`;

/**
 * @param hit the innermost element that was clicked
 * @param meant the element around it that can be acted on
 * @param about what the click was meant for, and where on the page it was, CSS pixels
 */
type Handle = (
  event: MouseEvent,
  hit: Element,
  meant: Element | undefined,
  about: { element: TrackedElement; x: number; y: number },
) => void;

/** Calls back after each click on something that the page does not keep to itself. */
export function onClick(listen: Listen, handle: Handle): void {
  listen<MouseEvent>('click', (event) => {
    const [hit] = event.composedPath() as [Element];
    const meant = closest(hit, ACTIONABLE);
    // The browser clicks the control of a label right after; that one counts.
    if (closest(hit, ignored) || (meant as HTMLLabelElement | undefined)?.control) return;
    handle(event, hit, meant, { element: describe(meant ?? hit), x: event.pageX, y: event.pageY });
  });
}

/** Whether the browser itself answers clicks on an element, or what they were for is a selection of text. */
export function isNative(hit: Element): unknown {
  return closest(hit, NATIVE) || `${getSelection()}`;
}
