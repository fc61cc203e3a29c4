import { redactText, redactUrl } from './redact.ts';
import { cut, shortText } from './text.ts';
import type { TrackedElement } from './tracked-event.ts';

/** Elements that the page keeps to itself, with what is in them. */
let ignored = '[data-crow-ignore]';
/** Elements in which nothing is read. */
export let masked = `[contenteditable],[data-crow-mask],${ignored}`;
/** What browsers answer by themselves, or draw without a change of the document; clicking it fast is normal. */
export const NATIVE = 'input,select,textarea,label,option,summary,video,audio,canvas,iframe,[contenteditable]';
/** Enough for a name; more would be content. */
const NAME_LENGTH = 100;
/** What a click is meant for, when something smaller inside of it was hit. */
const ACTIONABLE =
  'a[href],button,input,select,textarea,summary,label,option,[role=button],[role][tabindex],[onclick],[data-crow-action]';

/** Adds a customer's own selector to what is masked or ignored. With one that is no selector nothing is described. */
export function hide(selector: string, isIgnored?: boolean): void {
  masked += `,${selector}`;
  if (isIgnored) ignored += `,${selector}`;
}

/**
 * The elements from the one that an event hit up to the root, through shadow roots; empty where the page wants no
 * tracking.
 */
export function pathOf(from: Event | Node): Element[] {
  const path: Element[] = [];
  type Step = (Element & Partial<ShadowRoot>) | null | undefined;
  let at = ((from as Event).composedPath?.()[0] ?? from) as Step;
  for (; at; at = (at.parentNode ?? at.host) as Step) if (at.nodeType === 1) path.push(at);
  return closestIn(path, ignored) ? [] : path;
}

/** The first element of a path that matches. */
export function closestIn(path: Element[], selector: string): Element | undefined {
  return path.find((element) => element.matches(selector));
}

/** What a click was meant for, and where on the page it was, CSS pixels; undefined where nothing is told. */
export function aimOf(event: MouseEvent) {
  const path = pathOf(event);
  const meant = closestIn(path, ACTIONABLE);
  const target = meant ?? path[0];
  // The browser clicks the control of a label right after; that one counts.
  if (!target || (target as HTMLLabelElement).control) return undefined;
  const element = describeElement(target, path.slice(path.indexOf(target)));
  return { path, target, isMeant: !!meant, about: { element, x: Math.round(event.pageX), y: Math.round(event.pageY) } };
}

/** Whether text in an element is selected: then that is what the clicks were for. */
export function isSelected(element: Element): boolean | undefined {
  const selection = getSelection();
  return selection?.type === 'Range' && selection.containsNode(element, true);
}

/** Milliseconds since the document was begun, by a clock that is never set. */
export const now = () => Math.round(performance.now());

/** A part as a share of the whole, from 0 to 1. */
export function shareOf(part: number, whole: number): number {
  return Math.min(1, Math.max(0, Math.round((part / whole) * 1000) / 1000 || 0));
}

/** Describes an element so that a person recognizes it; never what a visitor typed. */
export function describeElement(element: Element, path: Element[]): TrackedElement {
  const about: TrackedElement = { tag: element.localName, selector: selectorOf(element) };
  if (closestIn(path, masked)) return about;
  const { href } = element as HTMLAnchorElement;
  return {
    ...about,
    role: element.getAttribute('role') || undefined,
    text: nameOf(element),
    // Addresses of pages only: others (`data:`, `javascript:`) hold content.
    href: /^(http|mailto:|tel:)/.test(href) ? redactUrl(href) : undefined,
    attributes: attributesOf(element),
  };
}

/** What an element is called: by its label, else by its words, else by what its picture shows, else by its hints. */
export function nameOf(element: Element): string | undefined {
  const { labels, type, value } = element as HTMLInputElement;
  const read = (name: string) => element.getAttribute(name);
  const root = element.getRootNode() as Document;
  return [
    read('aria-label'),
    read('aria-labelledby')?.replace(/\S+/g, (id) => wordsIn(root.getElementById(id))),
    wordsIn(labels?.[0]),
    element.matches('input') && /^(button|submit)$/.test(type) && value,
    wordsIn(element),
    read('alt'),
    element.querySelector('[alt]')?.getAttribute('alt'),
    read('placeholder'),
    read('title'),
  ]
    .map(nameFrom)
    .find(Boolean);
}

/** A text that people read, as a name without secrets. */
export function nameFrom(text: string | null | undefined | false): string | undefined {
  return text ? shortText(redactText(text.slice(0, NAME_LENGTH))) : undefined;
}

/** The text in an element without what was typed, masked or is not shown as text. */
export function wordsIn(node: Node | null | undefined): string {
  let words = '';
  if (node?.nodeType === 3) return `${node.nodeValue}`;
  if (node?.nodeType === 1 && !(node as Element).closest(`input,textarea,select,option,script,style,${masked}`))
    for (const child of node.childNodes) if (words.length < NAME_LENGTH) words += wordsIn(child);
  return words;
}

/** The `data-crow-*` attributes without their prefix, and `name` and `type` of controls. */
function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    const [, own] = /^(?:data-crow-(?!product)|(?=name$|type$))(.{1,64})$/.exec(name) ?? [];
    if (own) attributes[own] = redactText(cut(value));
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
  return cut((host ? `${selectorOf(host)} >>> ` : '') + redactText(parts.join(' > ')), 500);
}

/** A name that somebody gave on purpose; ids with numbers or colons come from a library. */
function anchorOf(element: Element): string | undefined {
  for (const { name, value } of element.attributes)
    if (/^(id=[a-z_-]+\d?|data-(crow-id|test-?id|test|cy|qa)=.+)$/i.test(`${name}=${value}`))
      return name === 'id' ? `#${value}` : `[${name}=${JSON.stringify(value)}]`;
  return undefined;
}

/** The first of its kind needs no number to be found. */
function positionOf(element: Element): string {
  let place = 1;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling)
    if (at.localName === element.localName) place++;
  return place > 1 ? `:nth-of-type(${place})` : '';
}
