import type { Errors } from '../../forms/errors.ts';
import { emailProblem, missingProblem } from '../../forms/rules.ts';

/** What a message can be about. */
export const TOPICS = {
  delivery: 'Delivery',
  payment: 'Payment',
  warranty: 'Repair and warranty',
  order: 'A running order',
  other: 'Something else',
};

export const CONTACT_FIELDS = ['topic', 'email', 'message'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** @returns a sentence for each field that can't be accepted, in the order of the form */
export function validateContact(values: Record<ContactField, string>): Errors<ContactField> {
  const topic = Object.hasOwn(TOPICS, values.topic) ? undefined : 'Choose what it is about.';
  const email = emailProblem(values.email);
  const message =
    missingProblem(values.message, 'Write your message.') ??
    (values.message.trim().length < 10 ? 'Write a little more, so that we can help.' : undefined);
  return { ...(topic && { topic }), ...(email && { email }), ...(message && { message }) };
}
