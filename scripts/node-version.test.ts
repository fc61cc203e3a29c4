import { expect, it } from 'vitest';
import { runsTypeScript } from './node-version.mjs';

it.each([
  ['20.19.5', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
  ['26.10.0', true],
])('Node %s runs the scripts by itself: %s', (version, runs) => {
  expect(runsTypeScript(version)).toBe(runs);
});
