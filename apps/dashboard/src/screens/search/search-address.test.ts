import { expect, test } from 'vitest';
import { kindsIn, toggled } from './search-address.ts';

test('a filter is turned off and on again', () => {
  const off = toggled(toggled({ q: 'x' }, 'country'), 'time');
  expect(off).toEqual({ q: 'x', without: 'time,country' });
  expect(toggled(off, 'time')).toEqual({ q: 'x', without: 'country' });
  expect(toggled({ q: 'x', without: 'country' }, 'country')).toEqual({ q: 'x' });
});

test('unknown kinds of an address are left out', () => {
  expect(kindsIn('mood,time')).toEqual(['time']);
  expect(kindsIn(undefined)).toEqual([]);
});
