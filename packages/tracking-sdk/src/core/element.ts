import { redactText, redactUrl } from './redact.ts';
import { cut, shortText } from './text.ts';
import type { TrackedElement } from './tracked-event.ts';

/** Controls that a visitor fills in. */
export const FIELD = 'input,select,textarea';
/** Elements that the page keeps to itself, with what is in them. */
export let ignored = '[data-crow-ignore]';
/** Elements in which nothing is read. */
let masked = '[contenteditable],[data-crow-mask]';
/** Inputs that are pressed. Their value is no secret, it is what is written on them. */
export const PRESSED = '[type=submit],[type=button]';
/** Enough for a name; more would be content. */
const NAME_LENGTH = 100;

/** Adds a customer's own selectors to what is masked or ignored. With one that is no selector nothing is described. */
export function hide(masks: string[], ignores: string[]): void {
  masked += ['', ...masks];
  ignored += ['', ...ignores];
}

/** The nearest element that matches, from one up to the root and on through shadow roots. */
export function closest(from: Element | undefined, selector: string): Element | undefined {
  return from && (from.closest(selector) ?? closest((from.getRootNode() as ShadowRoot).host, selector));
}

/** The elements in a part of a document that match; none where there is no such part. */
export const all = (root: unknown, selector: string) => [
  ...((root as ParentNode | undefined)?.querySelectorAll(selector) ?? []),
];

/** Milliseconds since the document was begun, by a clock that is never set. */
export const now = () => Math.round(performance.now());

/** A part as a share of the whole, from 0 to 1. */
export function shareOf(part: number, whole: number): number {
  return +Math.min(1, Math.max(0, part / whole || 0)).toFixed(3);
}

/** Describes an element so that a person recognizes it; never what a visitor typed. */
export function describe(element: Element): TrackedElement {
  const { host, href } = element as HTMLAnchorElement;
  return {
    tag: element.localName,
    selector: selectorOf(element),
    ...(!closest(element, masked) && {
      role: element.getAttribute('role') || undefined,
      text: nameOf(element),
      // Addresses of pages only: others (`data:`, `javascript:`) hold content and have no host.
      href: host ? redactUrl(href) : undefined,
      attributes: attributesOf(element),
    }),
  };
}

/** What an element is called: by its label, else by its words or pictures, else by its hints. */
function nameOf(element: Element): string | undefined {
  const { ariaLabelledByElements, labels } = element as HTMLInputElement;
  const read = (name: string) => element.getAttribute(name);
  return [
    read('aria-label'),
    ...[ariaLabelledByElements, labels, [element]].map((named) => [...(named ?? [])].map(wordsIn).join(' ')),
    element.matches(PRESSED) && read('value'),
    read('placeholder'),
    read('title'),
  ]
    .map(nameFrom)
    .find(Boolean);
}

/** A text that people read, as a name without secrets. */
export function nameFrom(text: string | null | undefined | false): string | undefined {
  return shortText(text && redactText(cut(text, NAME_LENGTH)));
}

/** The text in a node, also of pictures, without what was typed, masked or is not shown as text. */
function wordsIn(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue as string;
  if ((node as Partial<Element>).closest?.(`${FIELD},script,style,${masked},${ignored}`)) return '';
  let words = (node as HTMLImageElement).alt ?? '';
  for (const child of node.childNodes) if (!words[NAME_LENGTH]) words += wordsIn(child);
  return words;
}

/** The `data-crow-*` attributes without their prefix, and `name` and `type` of controls. */
function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes)
    if (/^(data-crow-|(name|type)$)/.test(name)) attributes[name.replace('data-crow-', '')] = redactText(cut(value));
  return attributes;
}

/**
 * A selector that is the same in the next build of the page: ids and test ids that people wrote, else the place among
 * the siblings of its kind; no classes, which tools generate. ` >>> ` stands for a shadow root.
 */
export function selectorOf(element: Element, levels = 5): string {
  const { localName, parentElement } = element;
  const { host } = element.getRootNode() as ShadowRoot;
  let place = 0;
  for (let at: Element | null = element; at; at = at.previousElementSibling) if (at.localName === localName) place++;
  // The first of its kind needs no number to be found.
  let own = place > 1 ? `${localName}:nth-of-type(${place})` : localName;
  let isNamed = !levels;
  // Ids with numbers or colons come from a library.
  for (const { name, value } of element.attributes)
    if (/^(id=[a-z_-]+\d?$|data-(crow-id|test|cy|qa))/i.test(`${name}=${value}`)) {
      own = name === 'id' ? `#${value}` : `[${name}=${JSON.stringify(redactText(cut(value)))}]`;
      isNamed = true;
    }
  if (!isNamed && parentElement) return `${selectorOf(parentElement, levels - 1)} > ${own}`;
  return host ? `${selectorOf(host)} >>> ${own}` : own;
}
