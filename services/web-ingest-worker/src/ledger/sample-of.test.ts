import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from './sample-of.ts';

test('what is wrong with an event can be seen, and not who did it', () => {
  const event = {
    type: 'identify',
    url: 'https://shop.example/account',
    userId: 'ann@example.org',
    traits: { email: 'ann@example.org', phone: 4_930_123_456, vip: true, tags: ['a', null] },
    passwort: 'hunter2',
  };
  expect(JSON.parse(sampleOf(event))).toEqual({
    type: 'identify',
    url: 'https://shop.example/account',
    userId: '(15 characters)',
    traits: { email: '(15 characters)', phone: '(number)', vip: true, tags: ['(1 characters)', null] },
    passwort: '(7 characters)',
  });
  expect(sampleOf('ann@example.org')).toBe('"(15 characters)"');
});

test('whatever is sent, no value of a field that is not shown is kept', () => {
  const secret = 'SECRET-4711';
  const place = fc.constantFrom('properties', 'traits', 'userId', 'groupId', 'message', 'note', '__proto__');
  const around = fc.constantFrom<(value: unknown) => unknown>(
    (value) => value,
    (value) => [value],
    (value) => ({ deep: { value } }),
  );
  fc.assert(
    fc.property(place, around, fc.jsonValue(), (name, wrap, other) => {
      const event = JSON.parse(
        JSON.stringify({ type: 'custom', other: wrap(secret) }).replace('other', name),
      ) as object;
      const sample = sampleOf({ ...event, also: other });
      expect(sample).toContain('custom');
      expect(sample).not.toContain(secret);
    }),
  );
});

test('an event of any size and depth has a sample that can be kept', () => {
  expect(sampleOf({ type: 'custom', name: 'x'.repeat(10_000) })).toHaveLength(2_000);
  expect(sampleOf({ name: `${'x'.repeat(1_990)}\u{1f600}`.repeat(2) }).isWellFormed()).toBe(true);
  expect(sampleOf({ properties: JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) })).toBe('');
  expect(sampleOf(undefined)).toBe('');
});
