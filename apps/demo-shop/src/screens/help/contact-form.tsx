import { type FormEvent, useState } from 'react';
import { InputField, SelectField, TextField } from '../../forms/field.tsx';
import { readForm } from '../../forms/read-form.ts';
import { SentNotice } from '../../forms/sent-notice.tsx';
import { useFormErrors } from '../../forms/use-form-errors.ts';
import { track } from '../../tracking/crow.ts';
import { CONTACT_FIELDS, type ContactField, TOPICS, validateContact } from './contact.ts';

export function ContactForm() {
  const { form, errors, show, forget } = useFormErrors<ContactField>();
  const [isSent, setIsSent] = useState(false);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = readForm(event.currentTarget, CONTACT_FIELDS);
    if (!show(validateContact(values))) return;
    track('contact_sent', { topic: values.topic });
    setIsSent(true);
  };

  if (isSent) {
    return (
      <SentNotice title="Thank you, we have it">
        In a real shop somebody would answer within a working day. This demonstration has sent your words nowhere.
      </SentNotice>
    );
  }
  const bind = (name: ContactField) => ({ name, required: true, error: errors[name], onChange: () => forget(name) });
  return (
    <form className="panel form" id="contact" ref={form} noValidate onSubmit={send} aria-labelledby="contact-title">
      <h2 id="contact-title">Write to us</h2>
      <SelectField label="Topic" defaultValue="" {...bind('topic')}>
        <option value="">Choose a topic</option>
        {Object.entries(TOPICS).map(([topic, name]) => (
          <option key={topic} value={topic}>
            {name}
          </option>
        ))}
      </SelectField>
      <InputField label="E-mail" type="email" autoComplete="email" maxLength={120} {...bind('email')} />
      <TextField label="Message" maxLength={2000} {...bind('message')} />
      <button className="button" type="submit" data-crow-action="send_message">
        Send message
      </button>
    </form>
  );
}
