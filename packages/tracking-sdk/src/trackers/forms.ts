import type { TrackerContext } from '../core/context.ts';
import { closestIn, masked, nameOf, now, pathOf, selectorOf } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import { cut } from '../core/text.ts';
import type { TrackedField } from '../core/tracked-event.ts';

type Control = HTMLInputElement;
type About = { form: string; field: TrackedField };

/** A form that somebody has begun to fill in. */
interface Begun {
  page: Page;
  since: number;
  about: About;
  /** Names of the fields that were visited. */
  visited: Set<string>;
  /** Something was entered and not told yet. */
  isOpen?: boolean;
}

const FIELD = 'input:not([type=submit],[type=button],[type=reset],[type=image],[type=hidden]),select,textarea';
const DAY_MS = 86_400_000;
/** Applications have taken the old page away by then. */
const GONE_MS = 500;
/** `aria-invalid` and the browser's own check come together. */
const SAME_MS = 1_000;

/** Sends submits, visits of fields, failed checks and abandoned forms: which field and how long, never what was typed. */
export function trackForms({ emit, guard, listen, later, page, onLeave, onNavigation, onStop }: TrackerContext): void {
  const forms = new Map<unknown, Begun>();
  const failedAt = new WeakMap<Control, number>();
  let enteredAt = Number.NaN;

  /** Handles an event of a field, unless the page keeps the field to itself. */
  const withField = (handle: (control: Control, about: About) => void) => (from: Event | Node) => {
    const path = pathOf(from);
    const control = path[0] as Control | undefined;
    if (!control?.matches(FIELD)) return;
    const { form, type } = control;
    const label = closestIn(path, masked) ? undefined : nameOf(control);
    handle(control, { form: form ? idOf(form) : '(page)', field: { name: idOf(control), type, label } });
  };
  const on = (type: string, handle: (event: Event) => void) => listen(window, type, handle);
  const fail = (control: Control, about: About, constraint: string) => {
    failedAt.set(control, now());
    emit({ type: 'form_error', ...about, constraint });
  };
  const tellAbandoned = (isLeft?: boolean) => {
    for (const [form, begun] of forms) {
      const isGone = !(form as Element).isConnected;
      if (!isLeft && !isGone) continue;
      const { about, since, visited } = begun;
      if (begun.isOpen)
        emit(
          { type: 'form_abandon', ...about, fields: visited.size, durationMs: Math.min(now() - since, DAY_MS) },
          begun.page,
        );
      begun.isOpen = false;
      if (isGone) forms.delete(form);
    }
  };
  const failByMark = withField((control, about) => {
    if (!(now() - (failedAt.get(control) ?? Number.NaN) < SAME_MS)) fail(control, about, 'aria-invalid');
  });
  const observer = new MutationObserver(
    guard((changes: MutationRecord[]) => {
      for (const { target, oldValue } of changes)
        if (oldValue !== 'true' && (target as Element).ariaInvalid === 'true') failByMark(target);
    }) as MutationCallback,
  );
  const observe = (root: Node) =>
    observer.observe(root, { subtree: true, attributeFilter: ['aria-invalid'], attributeOldValue: true });
  const forget = (event: Event) => forms.delete(event.composedPath()[0]);

  observe(document);
  on(
    'focusin',
    withField((control, about) => {
      enteredAt = now();
      observe(control.getRootNode());
      emit({ type: 'form_focus', ...about });
      const { form } = control;
      if (!form) return;
      const begun = forms.get(form) ?? { about, page: page(), since: enteredAt, visited: new Set() };
      begun.about = about;
      begun.visited.add(about.field.name);
      forms.set(form, begun);
    }),
  );
  on(
    'focusout',
    withField((control, about) => {
      const durationMs = now() - enteredAt;
      enteredAt = Number.NaN;
      // Without a start the page had the focus before the tracker came.
      if (durationMs < DAY_MS) emit({ type: 'form_blur', ...about, durationMs, filled: isFilled(control) });
    }),
  );
  on('input', (event) => {
    const begun = forms.get((event.composedPath()[0] as Control).form);
    if (begun) begun.isOpen ??= true;
  });
  on(
    'invalid',
    withField((control, about) => {
      for (const name in control.validity)
        if (control.validity[name as keyof ValidityState]) return fail(control, about, name);
    }),
  );
  on('submit', (event) => {
    forget(event);
    const [form] = pathOf(event);
    if (form) emit({ type: 'form_submit', form: idOf(form), fields: form.querySelectorAll(FIELD).length });
  });
  // Forms that a script sends have no `submit`, but are read.
  on('formdata', forget);
  onLeave(() => tellAbandoned(true));
  onNavigation(() => later(GONE_MS, tellAbandoned));
  onStop(() => observer.disconnect());
}

/** Attributes are asked for by name: a control called `id` or `name` hides the properties of its form. */
function idOf(element: Element): string {
  return cut(element.getAttribute('name') || element.getAttribute('id') || selectorOf(element));
}

function isFilled({ type, checked, value }: Control): boolean {
  return /^(checkbox|radio)$/.test(type) ? checked : value !== '';
}
