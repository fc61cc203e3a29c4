import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Errors, hasErrors } from './errors.ts';

export interface FormErrors<Field extends string> {
  form: RefObject<HTMLFormElement | null>;
  errors: Errors<Field>;
  /** Shows the errors and moves the focus to the first field that has one. @returns whether there are none */
  show(errors: Errors<Field>): boolean;
  /** The visitor changes a field: what was said about it is no longer so. */
  forget(field: Field): void;
}

/**
 * Keeps the errors of a form on its fields, as the browser does with its own:
 * `:invalid`, `validity` and `invalid` events tell the truth, while the sentences are the shop's.
 */
export function useFormErrors<Field extends string>(): FormErrors<Field> {
  const form = useRef<HTMLFormElement>(null);
  const [{ errors, attempt }, setState] = useState<{ errors: Errors<Field>; attempt: number }>({
    errors: {},
    attempt: 0,
  });

  useLayoutEffect(() => {
    if (attempt === 0 || !form.current) return;
    form.current.checkValidity();
    form.current.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [attempt]);

  return {
    form,
    errors,
    show(found) {
      setProblems(form.current, found);
      setState((before) => ({ errors: found, attempt: before.attempt + (hasErrors(found) ? 1 : 0) }));
      return !hasErrors(found);
    },
    forget(field) {
      if (!(field in errors)) return;
      const others = { ...errors };
      delete others[field];
      setProblems(form.current, others);
      setState((before) => ({ ...before, errors: others }));
    },
  };
}

function setProblems(form: HTMLFormElement | null, errors: Errors<string>): void {
  for (const control of form?.elements ?? []) {
    if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLSelectElement ||
      control instanceof HTMLTextAreaElement
    ) {
      control.setCustomValidity(errors[control.name] ?? '');
    }
  }
}
