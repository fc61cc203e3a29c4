import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../stack/settings.ts';
import { blocksOf } from './blocks.ts';
import { membersOf, pickedBy } from './members.ts';
import { namesBeforeTable, namesInTable } from './tables.ts';

const guide = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');
const types = (path: string) => readFileSync(join(ROOT, 'packages/tracking-sdk/dist', path), 'utf8');

/** Both list the same names, in any order. */
function expectSame(documented: readonly string[], declared: readonly string[]): void {
  expect([...new Set(documented)].sort()).toEqual([...new Set(declared)].sort());
}

describe('the guide of the SDK', () => {
  const sdk = guide('sdk.md');
  const options = membersOf(types('options.d.ts'), 'CROWOptions');

  test('documents every option, and none that is unknown', () => {
    expect(options).toContain('apiKey');
    expect(options).not.toContain('told');
    expectSame(namesInTable(sdk, 'Options'), options);
  });

  test('documents every part of autocapture', () => {
    const [, parts = ''] = /^\| `autocapture` .*`\{ ([^}]+) \}`/m.exec(sdk) ?? [];
    expectSame(parts.split(', '), membersOf(types('options.d.ts'), 'Autocapture'));
  });

  test('documents every call', () => {
    expectSame(namesInTable(sdk, 'Calls'), [
      ...membersOf(types('options.d.ts'), 'Calls'),
      ...membersOf(types('tracker.d.ts'), 'CROWTracker'),
    ]);
  });

  test.each(options)('shows %s in an example that is compiled', (option) => {
    const examples = blocksOf(sdk).filter(({ language }) => language === 'ts');
    expect(examples.some(({ code }) => new RegExp(`\\b${option}(:|\\(| })`).test(code))).toBe(true);
  });
});

describe('the guides of applications', () => {
  const app = types('platforms/app/options.d.ts');
  const shared = pickedBy(app, 'AppOptions').filter((name) => !['apiKey', 'endpoint'].includes(name));

  test.each([
    ['react-native', 'Options', 'ReactNativeOptions'],
    ['electron', 'Options of the main process', 'ElectronMainOptions'],
  ])('%s: every option is documented, and none that is unknown', (name, heading, declared) => {
    const own = membersOf(types(`platforms/${name}/options.d.ts`), declared);
    expectSame(namesInTable(guide(`${name}.md`), heading), [...own, ...membersOf(app, 'AppOptions')]);
    expectSame(namesBeforeTable(guide(`${name}.md`), heading), shared);
  });
});
