import { expect, test } from 'vitest';
import { validateContact } from './contact.ts';

const good = { topic: 'order', email: 'a@b.example', message: 'Where is my lamp, please?' };

test('a message needs a topic, an address to answer to, and some words', () => {
  expect(validateContact(good)).toEqual({});
  expect(Object.keys(validateContact({ topic: '', email: '', message: '' }))).toEqual(['topic', 'email', 'message']);
  expect(validateContact({ ...good, topic: 'constructor' }).topic).toBeDefined();
  expect(validateContact({ ...good, message: 'help' }).message).toContain('a little more');
});
