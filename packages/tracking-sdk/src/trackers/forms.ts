import type { TrackerContext } from '../core/context.ts';
import { all, closest, describe, FIELD, ignored, now, PRESSED, selectorOf } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import { cut } from '../core/text.ts';
import type { TrackedEvent, TrackedField } from '../core/tracked-event.ts';

type Control = HTMLInputElement;
type About = { form: string; field: TrackedField };

/** What a page marks as wrong. */
const WRONG = '[aria-invalid=true]';
const FILLED_IN = `:is(${FIELD}):not(${PRESSED},[type=hidden])`;
/** Applications have marked wrong fields and taken the old page away by then. */
const SETTLED_MS = 500;

/** Sends submits, visits of fields, failed checks and abandoned forms: which field and how long, never what was typed. */
export function trackForms({ emit, listen, later, page, onLeave, onNavigation }: TrackerContext): void {
  /** Fields whose failed check has been told, until they are left without a mark. */
  const failed = new WeakSet<Element>();
  let enteredAt = now();
  /** The form that somebody has begun to fill in, on which page and when, its last field and the names of all visited. */
  let begun: HTMLFormElement | undefined;
  let origin: Page;
  let since: number;
  let about: About;
  let visited: Set<string>;
  /** Something was entered and not told yet; undefined before. */
  let isOpen: boolean | undefined;

  /** Sends an event of a field, unless the page keeps the field to itself. */
  const tell = (control: Control, type: string, more?: object): About | undefined => {
    if (closest(control, ignored) || !control.matches(FILLED_IN)) return undefined;
    const field = { name: idOf(control), type: control.type, label: describe(control).text };
    const about = { form: control.form ? idOf(control.form) : '(page)', field };
    emit({ type, ...about, ...more } as TrackedEvent);
    return about;
  };
  const fail = (control: Control, constraint: string) => {
    if (failed.has(control)) return;
    failed.add(control);
    tell(control, 'form_error', { constraint });
  };
  const tellAbandoned = (isStaying?: boolean) => {
    if (!begun || !isOpen || (isStaying && begun.isConnected)) return;
    isOpen = false;
    emit({ type: 'form_abandon', ...about, fields: visited.size, durationMs: now() - since }, origin);
  };
  const tellWrong = (root: Document) => {
    for (const wrong of all(root, WRONG)) fail(wrong as Control, 'aria-invalid');
  };
  const on = (type: string, handle: (target: Control) => void) =>
    listen(type, (event) => {
      const [target] = event.composedPath() as [Control];
      const root = target.getRootNode() as Document;
      handle(target);
      later(SETTLED_MS, () => tellWrong(root));
    });
  const forget = () => {
    begun = undefined;
  };

  on('focusin', (control) => {
    enteredAt = now();
    const told = tell(control, 'form_focus');
    if (!told || !control.form) return;
    if (begun !== control.form) {
      tellAbandoned();
      begun = control.form;
      origin = page();
      since = enteredAt;
      visited = new Set();
      isOpen = undefined;
    }
    about = told;
    visited.add(told.field.name);
  });
  on('focusout', (control) => {
    if (!control.matches(WRONG)) failed.delete(control);
    tell(control, 'form_blur', {
      durationMs: now() - enteredAt,
      // Checkboxes and radio buttons have a value whether they are checked or not.
      filled: /box|radio/.test(control.type) ? control.checked : !!control.value,
    });
  });
  on('input', ({ form }) => {
    if (begun && form === begun) isOpen ??= true;
  });
  on('invalid', (control) => {
    for (const name in control.validity) if (control.validity[name as keyof ValidityState]) return fail(control, name);
  });
  on('submit', (form) => {
    forget();
    if (!closest(form, ignored)) emit({ type: 'form_submit', form: idOf(form), fields: all(form, FILLED_IN).length });
  });
  // Forms that a script sends have no `submit`, but are read.
  on('formdata', forget);
  onLeave(() => {
    // A server may have found the mistake later.
    tellWrong(document);
    tellAbandoned();
  });
  onNavigation(() => later(SETTLED_MS, () => tellAbandoned(true)));
}

/** Attributes are asked for by name: a control called `id` or `name` hides the properties of its form. */
function idOf(element: Element): string {
  return cut(element.getAttribute('name') || element.getAttribute('id') || selectorOf(element));
}
