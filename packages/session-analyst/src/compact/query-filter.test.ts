import { expect, test } from 'vitest';
import { CATALOG } from '../evaluation/session-builder.ts';
import { queryFilter } from './query-filter.ts';

const maySend = queryFilter(CATALOG);

test.each([
  'laptop',
  'red running shoes',
  'Laptop X1',
  'Aurora Air',
  'TRAIL WATCH',
  'usb c cable 2 m',
  'iPhone',
  'Kettle',
  '4k monitor',
  'first aid kit',
])('“%s” may be sent', (query) => {
  expect(maySend(query)).toBe(true);
});

test.each([
  'Jane Roe',
  'Łukasz Wiśniewski',
  'Zoë Müller-Lüdenscheidt',
  'O’Brien, Saoirse',
  'Мария Иванова',
  '12 Elm Street, Springfield',
  'Hauptstraße 7, 10115 Berlin',
  '18 rue de la Paix, Paris',
  'Calle Mayor 3, Madrid',
  'ul. Długa 44, Gdańsk',
  'keizersgracht 126',
])('“%s” is kept back', (query) => {
  expect(maySend(query)).toBe(false);
});
