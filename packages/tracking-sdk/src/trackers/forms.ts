import type { TrackerContext } from '../core/context.ts';
import { closestIn, nameFrom, pathOf, selectorOf, wordsIn } from '../core/element.ts';
import { cut } from '../core/text.ts';
import type { TrackedField } from '../core/tracked-event.ts';

type Control = HTMLInputElement;

const FIELD = 'input:not([type=submit],[type=button],[type=reset],[type=image],[type=hidden]),select,textarea';

/** Sends submits, visits of fields and failed checks: which field and how long, never what was typed. */
export function trackForms({ emit, listen, window }: TrackerContext): () => void {
  const { performance } = window;
  const enteredAt = new WeakMap<Control, number>();
  /** Handles an event of a field, unless the page keeps the field to itself. */
  const onField = (type: string, handle: (control: Control, about: { form: string; field: TrackedField }) => void) =>
    listen(window, type, (event) => {
      const path = pathOf(event);
      const control = path[0] as Control | undefined;
      if (!control?.matches(FIELD)) return;
      const { form } = control;
      handle(control, { form: form ? nameOf(form) : '(page)', field: describeField(control, path) });
    });

  const stops = [
    onField('focusin', (control, about) => {
      enteredAt.set(control, performance.now());
      emit({ type: 'form_focus', ...about });
    }),
    onField('focusout', (control, about) => {
      const durationMs = Math.round(performance.now() - (enteredAt.get(control) ?? Number.NaN));
      enteredAt.delete(control);
      // Without a start the page had the focus before the tracker came.
      if (durationMs < 86_400_000) emit({ type: 'form_blur', ...about, durationMs, filled: isFilled(control) });
    }),
    onField('invalid', ({ validity }, about) => {
      for (const name in validity) {
        if (validity[name as keyof ValidityState]) return emit({ type: 'form_error', ...about, constraint: name });
      }
    }),
    listen(window, 'submit', (event) => {
      const [form] = pathOf(event);
      if (form) emit({ type: 'form_submit', form: nameOf(form), fields: form.querySelectorAll(FIELD).length });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function describeField(control: Control, path: Element[]): TrackedField {
  const [label] = control.labels ?? [];
  const words = control.getAttribute('aria-label') || (label && wordsIn(label)) || control.getAttribute('placeholder');
  return {
    name: nameOf(control),
    type: control.type,
    label: closestIn(path, '[data-crow-mask]') ? undefined : nameFrom(words),
  };
}

/** Attributes are asked for by name: a control called `id` or `name` hides the properties of its form. */
function nameOf(element: Element): string {
  return cut(element.getAttribute('name') || element.getAttribute('id') || selectorOf(element));
}

function isFilled({ type, checked, value }: Control): boolean {
  return /^(checkbox|radio)$/.test(type) ? checked : value !== '';
}
