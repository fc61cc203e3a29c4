import { redactText, redactUrl } from './redact.ts';
import { cut, shortText } from './text.ts';
import type { TrackedElement } from './tracked-event.ts';

/** What visitors type into, and what is no text for them. */
const UNREADABLE = 'input,textarea,select,script,style,[contenteditable],[data-crow-mask]';
/** Enough for a name; more would be content. */
const NAME_LENGTH = 100;

/** The elements from the one that was hit up to the root, through shadow roots; empty where the page wants no tracking. */
export function pathOf(event: Event): Element[] {
  const path = event.composedPath().filter((node) => (node as Node).nodeType === 1) as Element[];
  return closestIn(path, '[data-crow-ignore]') ? [] : path;
}

/** The first element of a path that matches. */
export function closestIn(path: Element[], selector: string): Element | undefined {
  return path.find((element) => element.matches(selector));
}

/** Describes an element so that a person recognizes it; never what a visitor typed. */
export function describeElement(element: Element, path: Element[]): TrackedElement {
  const isOpen = !closestIn(path, '[data-crow-mask]');
  const { href } = element as HTMLAnchorElement;
  return {
    tag: element.localName,
    role: element.getAttribute('role') || undefined,
    text: isOpen && !closestIn(path, '[contenteditable]') ? nameOf(element) : undefined,
    selector: selectorOf(element),
    // Addresses of pages only: others (`data:`, `javascript:`) hold content.
    href: isOpen && /^(http|mailto:|tel:)/.test(href) ? redactUrl(href) : undefined,
    attributes: isOpen ? attributesOf(element) : undefined,
  };
}

/** What an element is called: its label for assistive technology, else its words, else what its picture shows. */
function nameOf(element: Element): string | undefined {
  const { type, value } = element as HTMLInputElement;
  return nameFrom(
    element.getAttribute('aria-label') ||
      (element.matches('input') && /^(button|submit)$/.test(type) && value) ||
      wordsIn(element) ||
      element.querySelector('[alt]')?.getAttribute('alt'),
  );
}

/** A text that people read, as a name without secrets. */
export function nameFrom(text: string | null | undefined): string | undefined {
  return shortText(text && redactText(text.slice(0, NAME_LENGTH)));
}

/** The text in an element without what was typed, masked or is not shown as text. */
export function wordsIn(node: Node): string {
  if (node.nodeType === 3) return `${node.nodeValue}`;
  let words = '';
  if (node.nodeType === 1 && !(node as Element).matches(UNREADABLE)) {
    for (let child = node.firstChild; child && words.length < NAME_LENGTH; child = child.nextSibling)
      words += wordsIn(child);
  }
  return words;
}

/** The `data-crow-*` attributes without their prefix, and `name` and `type` of controls. */
function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    const [, own] = /^(?:data-crow-(?!product)(?=.{1,64}$))?(.+)/.exec(name) ?? [];
    if (own && (own !== name || /^(name|type)$/.test(name))) attributes[own] = redactText(cut(value));
  }
  return attributes;
}

/**
 * A selector that is the same in the next build of the page: ids and test ids that people wrote, else the place among
 * the siblings of its kind; no classes, which tools generate. ` >>> ` stands for a shadow root.
 */
export function selectorOf(element: Element): string {
  const parts: string[] = [];
  let anchor: string | undefined;
  for (let at: Element | null = element; at && !anchor && parts.length < 6; at = at.parentElement) {
    anchor = anchorOf(at);
    parts.unshift(anchor ?? at.localName + positionOf(at));
  }
  const { host } = element.getRootNode() as ShadowRoot;
  return cut((host ? `${selectorOf(host)} >>> ` : '') + parts.join(' > '), 500);
}

/** A name that somebody gave on purpose; ids with numbers or colons come from a library. */
function anchorOf(element: Element): string | undefined {
  const testId = element.getAttribute('data-testid');
  if (testId) return `[data-testid="${testId}"]`;
  const id = element.getAttribute('id');
  return id && /^[a-z_-]+\d?$/i.test(id) ? `#${id}` : undefined;
}

function positionOf(element: Element): string {
  const twins = [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return twins.length > 1 ? `:nth-of-type(${twins.indexOf(element) + 1})` : '';
}
