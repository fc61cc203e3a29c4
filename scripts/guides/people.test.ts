import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_USERS, MAX_VISITORS } from '@crow/contracts';
import { expect, test } from 'vitest';
import { NOBODY } from '../../packages/identity/src/names-nobody.ts';
import { MAX_SIGNS, TRAIT_LENGTH } from '../../packages/identity/src/signs-of.ts';
import { ROOT } from '../stack/settings.ts';

const GUIDE = readFileSync(join(ROOT, 'docs/people.md'), 'utf8');

test('the ids that name nobody are those of the list', () => {
  const [, list = ''] = /<!-- names that name nobody -->([\s\S]*?)<!-- end -->/.exec(GUIDE) ?? [];
  expect([...list.matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual([...NOBODY]);
});

test('the limits are those that hold', () => {
  expect(GUIDE).toContain(`| ${MAX_VISITORS} visitors a person |`);
  expect(GUIDE).toContain(`| ${MAX_USERS} user ids a person |`);
  const { links, groups, traits } = MAX_SIGNS;
  expect(GUIDE).toContain(`| ${links} links and ${groups} groups, ${traits} traits a session |`);
  expect(GUIDE).toContain(`| ${TRAIT_LENGTH.toLocaleString('en')} characters a trait, as JSON |`);
});
