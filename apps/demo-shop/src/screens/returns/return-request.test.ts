import { expect, test } from 'vitest';
import { validateReturn } from './return-request.ts';

test('a return needs the number of the order, an address and a reason', () => {
  expect(validateReturn({ orderId: 'f123456', email: 'a@b.example', reason: 'broken' })).toEqual({});
  expect(Object.keys(validateReturn({ orderId: '', email: '', reason: '' }))).toEqual(['orderId', 'email', 'reason']);
  expect(validateReturn({ orderId: '123', email: 'a@b.example', reason: 'mind' }).orderId).toContain('F123456');
});
