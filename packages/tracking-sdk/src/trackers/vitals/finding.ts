import { closest, ignored, selectorOf } from '../../core/element.ts';

/** A metric as it stands: its value, the selector of the element behind it, and the interaction, if it is one's. */
export type Finding = [value: number, target?: string | undefined, interactionId?: number];

/** The selector of the element behind a metric, a text's or its own: kept as text, so that no element is. */
export function targetOf(node: Node | null | undefined): string | undefined {
  const element = (node as Element | null)?.localName ? (node as Element) : node?.parentElement;
  return element && !closest(element, ignored) ? selectorOf(element) : undefined;
}
