import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { InputField, SelectField } from '../../forms/field.tsx';
import { readForm } from '../../forms/read-form.ts';
import { normalizeOrderNumber } from '../../forms/rules.ts';
import { SentNotice } from '../../forms/sent-notice.tsx';
import { useFormErrors } from '../../forms/use-form-errors.ts';
import { track } from '../../tracking/crow.ts';
import { REASONS, RETURN_FIELDS, type ReturnField, validateReturn } from './return-request.ts';

export function ReturnForm() {
  const [parameters] = useSearchParams();
  const { form, errors, show, forget } = useFormErrors<ReturnField>();
  const [requested, setRequested] = useState<string>();

  const request = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = readForm(event.currentTarget, RETURN_FIELDS);
    if (!show(validateReturn(values))) return;
    const orderId = normalizeOrderNumber(values.orderId);
    track('return_requested', { order_id: orderId });
    setRequested(orderId);
  };

  if (requested) {
    return (
      <SentNotice title={`Return of ${requested} is noted`}>
        In a real shop the label would be in your mailbox now. In this demonstration nothing was sent.
      </SentNotice>
    );
  }
  const bind = (name: ReturnField) => ({ name, required: true, error: errors[name], onChange: () => forget(name) });
  return (
    <form className="panel form" id="return" ref={form} noValidate onSubmit={request} aria-labelledby="return-title">
      <h2 id="return-title">Request a return</h2>
      <InputField
        label="Order number"
        hint="An F and six digits, like F123456."
        autoComplete="off"
        maxLength={20}
        defaultValue={parameters.get('order') ?? ''}
        {...bind('orderId')}
      />
      <InputField label="E-mail" type="email" autoComplete="email" maxLength={120} {...bind('email')} />
      <SelectField label="Reason" defaultValue="" {...bind('reason')}>
        <option value="">Choose a reason</option>
        {Object.entries(REASONS).map(([reason, words]) => (
          <option key={reason} value={reason}>
            {words}
          </option>
        ))}
      </SelectField>
      <button className="button" type="submit" data-crow-action="request_return">
        Request return
      </button>
    </form>
  );
}
