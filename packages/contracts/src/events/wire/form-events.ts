import { z } from 'zod';
import { envelope } from './envelope.ts';
import { durationMs, text } from './values.ts';

/** A control of a form; never its value. */
export const wireField = z.object({
  /** The control's `name`, else its `id`, else its selector. */
  name: text,
  type: text.optional(),
  label: text.optional(),
});

export type WireField = z.infer<typeof wireField>;

const ofForm = { form: text, ...envelope };

export const wireFormSubmit = z.object({
  type: z.literal('form_submit'),
  ...ofForm,
  fields: z.int().min(0).max(10_000).optional(),
});

export const wireFormFocus = z.object({ type: z.literal('form_focus'), ...ofForm, field: wireField });

export const wireFormBlur = z.object({
  type: z.literal('form_blur'),
  ...ofForm,
  field: wireField,
  /** Time in the field, milliseconds. */
  durationMs: durationMs.optional(),
  filled: z.boolean().optional(),
});

export const wireFormError = z.object({
  type: z.literal('form_error'),
  ...ofForm,
  field: wireField,
  /** The constraint that failed, by its `ValidityState` name: `valueMissing`, `typeMismatch`, … */
  constraint: text,
});

/** The page was left with a form that had been begun and not sent. */
export const wireFormAbandon = z.object({
  type: z.literal('form_abandon'),
  ...ofForm,
  /** The field that was visited last. */
  field: wireField,
  /** Number of fields that were visited. */
  fields: z.int().min(0).max(10_000).optional(),
  /** From the first field's focus to the leaving, milliseconds. */
  durationMs: durationMs.optional(),
});
