import { nameFrom } from '../../core/element.ts';
import { cut } from '../../core/text.ts';
import type { TrackedElement } from '../../core/tracked-event.ts';

/** A node of React's tree, as far as its renderer shows it to handlers. None of it is promised, so all is optional. */
export interface Fiber {
  return?: Fiber | null;
  type?: unknown;
  memoizedProps?: Props | null;
}

type Props = Record<string, unknown>;

/** Components between a touch and the root that are looked at. */
const DEPTH = 60;
const PATH_LENGTH = 5;
/** Names of React Native's own parts, which say nothing of the application. */
const OWN_PARTS = /^(View|Text|RCT\w*|Animated\w*|.*(Context|Provider|Consumer|Boundary).*|Unknown|Anonymous)$/;

/**
 * Describes what was touched: the nearest component that can be pressed or is named, by its test id, its label for
 * assistive technology or its words. What a person typed is never read: a text input has no text here.
 * @param ignored test ids and component names; a touch in one of them has no description
 */
export function describeTouched(
  start: Fiber | null | undefined,
  ignored: readonly string[],
): TrackedElement | undefined {
  let target: Fiber | undefined;
  let words: string | undefined;
  let isInput = false;
  const path: string[] = [];
  for (let at = start, depth = 0; at && depth < DEPTH; at = at.return, depth++) {
    const props = at.memoizedProps ?? {};
    const name = nameOf(at);
    const testId = textOf(props.testID);
    if ([name, testId].some((each) => each && ignored.includes(each))) return undefined;
    if (!target) {
      isInput ||= isTextInput(name, props);
      if (isInput) words = undefined;
      else words ||= wordsIn(props.children);
      if (testId || textOf(props.accessibilityLabel) || props.onPress || isInput) target = at;
    }
    if (target && name && !OWN_PARTS.test(name) && path.length < PATH_LENGTH) path.unshift(name);
  }
  if (!target) return undefined;
  const props = target.memoizedProps ?? {};
  const testId = textOf(props.testID);
  const text = nameFrom(textOf(props.accessibilityLabel) || (isInput ? undefined : words));
  const selector = [testId ? `[testID="${testId}"]` : '', path.join(' > ')].find(Boolean);
  return {
    tag: isInput ? 'textinput' : cut(path[path.length - 1] ?? 'view').toLowerCase(),
    role: textOf(props.accessibilityRole) || textOf(props.role),
    text,
    selector: selector && cut(selector, 500),
  };
}

/** What a component is called: by whoever wrote it, else its function or, for a part of the platform, its tag. */
function nameOf({ type }: Fiber): string | undefined {
  if (typeof type === 'string') return type;
  const {
    displayName,
    name,
    render,
    type: inner,
  } = (type ?? {}) as {
    displayName?: unknown;
    name?: unknown;
    render?: { displayName?: unknown; name?: unknown };
    type?: { displayName?: unknown; name?: unknown };
  };
  // `forwardRef` keeps the component in `render`, `memo` in `type`.
  const found = [displayName, name, render?.displayName, render?.name, inner?.displayName, inner?.name];
  return found.map(textOf).find(Boolean);
}

function isTextInput(name: string | undefined, props: Props): boolean {
  return /TextInput/.test(`${name}`) || typeof props.onChangeText === 'function';
}

/** The words between the tags of elements, as they were written; never those of an input. */
function wordsIn(children: unknown, depth = 0): string {
  if (typeof children === 'string' || typeof children === 'number') return `${children}`;
  if (typeof children !== 'object' || !children || depth > 5) return '';
  if (Array.isArray(children)) {
    let words = '';
    // Texts beside each other are one text, elements are not.
    for (const child of children) {
      if (words.length > 100) break;
      const more = wordsIn(child, depth + 1);
      words += typeof child === 'object' ? ` ${more} ` : more;
    }
    return words.trim();
  }
  const { props, type } = children as { props?: Props; type?: unknown };
  return props && !isTextInput(nameOf({ type }), props) ? wordsIn(props.children, depth + 1) : '';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? cut(value) : undefined;
}
