import { expect, test } from 'vitest';
import { localDateTime } from '../../words/time-words.ts';
import { readKeyForm } from './read-key-form.ts';

const NOW = new Date('2026-01-02T03:04').getTime();

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: 'Web shop', ...fields })) form.set(name, value);
  return readKeyForm(form, NOW);
}

test('what is left empty is not limited', () => {
  expect(read({ origins: '', perSecond: '', burst: '', expires: '' })).toEqual({
    settings: { name: 'Web shop', allowedOrigins: [], rate: null, expiresAt: null },
  });
});

test('limits are read as they are written', () => {
  expect(read({ origins: 'shop.example', perSecond: '50', burst: '200', expires: '2026-01-03T03:04' })).toEqual({
    settings: {
      name: 'Web shop',
      allowedOrigins: ['shop.example'],
      rate: { perSecond: 50, burst: 200 },
      expiresAt: NOW + 24 * 3_600_000,
    },
  });
  expect(read({ perSecond: '50' })).toMatchObject({ settings: { rate: { perSecond: 50, burst: 500 } } });
});

test.each([
  [{ origins: 'a/b' }, 'origins'],
  [{ perSecond: '0' }, 'rate'],
  [{ perSecond: '1.5' }, 'rate'],
  [{ burst: '5' }, 'rate'],
  [{ expires: '2026-01-02T03:04' }, 'expires'],
])('%j is told at its field', (fields, field) => {
  expect(read(fields)).toHaveProperty(`errors.${field}`);
});

test('a moment comes back from its field', () => {
  expect(new Date(localDateTime(NOW)).getTime()).toBe(NOW);
  expect(localDateTime(null)).toBe('');
});
