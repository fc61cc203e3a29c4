import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import './field.css';

interface Described {
  label: string;
  /** A sentence that helps before anything went wrong. */
  hint?: string | undefined;
  error?: string | undefined;
}

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

type InputProps = Described & InputHTMLAttributes<HTMLInputElement>;

/** An input with its label; what is wrong with it is said beside it and read with it. */
export function InputField({ label, hint, error, ...input }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input className="control" {...input} {...control} />}
    </Field>
  );
}

type SelectProps = Described & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({ label, hint, error, children, ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select className="control" {...select} {...control}>
          {children}
        </select>
      )}
    </Field>
  );
}

type TextProps = Described & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextField({ label, hint, error, ...text }: TextProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <textarea className="control" rows={5} {...text} {...control} />}
    </Field>
  );
}

function Field({ label, hint, error, children }: Described & { children: (control: Control) => ReactNode }) {
  const id = useId();
  const describing = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(' ');
  const control: Control = {
    id: `${id}control`,
    'aria-describedby': describing || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      {children(control)}
      {hint ? (
        <p className="field__hint" id={`${id}hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field__error" id={`${id}error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
