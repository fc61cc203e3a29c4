import type { Errors } from '../../forms/errors.ts';
import { emailProblem, orderNumberProblem } from '../../forms/rules.ts';

/** Why something comes back. */
export const REASONS = {
  mind: 'I changed my mind',
  broken: 'It arrived broken',
  wrong: 'It is not what I ordered',
  fault: 'It stopped working',
};

export const RETURN_FIELDS = ['orderId', 'email', 'reason'] as const;
export type ReturnField = (typeof RETURN_FIELDS)[number];

/** @returns a sentence for each field that can't be accepted, in the order of the form */
export function validateReturn(values: Record<ReturnField, string>): Errors<ReturnField> {
  const orderId = orderNumberProblem(values.orderId);
  const email = emailProblem(values.email);
  const reason = Object.hasOwn(REASONS, values.reason) ? undefined : 'Choose why it comes back.';
  return { ...(orderId && { orderId }), ...(email && { email }), ...(reason && { reason }) };
}
