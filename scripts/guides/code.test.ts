import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { PACKAGE_GUIDES } from '../../apps/dashboard/src/screens/install/package-steps.ts';
import { scriptTag } from '../../apps/dashboard/src/screens/install/script-tag.ts';
import { ROOT } from '../stack/settings.ts';
import { blocksOf } from './blocks.ts';
import { compileGuide } from './compile.ts';
import { unpublishedIn } from './published.ts';

const GUIDES = globSync(['README.md', 'docs/*.md', 'packages/*/README.md', 'examples/*/README.md'], { cwd: ROOT })
  .map((guide) => guide.replaceAll('\\', '/'))
  .sort();
/** What the blocks of a guide take for granted, beside the tracker `crow`. */
const GIVEN: Record<string, string[]> = {
  'docs/react.md': ['app.d.ts'],
  'docs/react-native.md': ['react-native.d.ts', 'screens.d.ts'],
  'docs/electron.md': ['electron.d.ts'],
  'docs/segment.md': ['segment.d.ts'],
};
const read = (guide: string) => readFileSync(join(ROOT, guide), 'utf8');
const html = (markdown: string) => blocksOf(markdown).filter(({ language }) => language === 'html');

// A compiler that starts on a busy machine takes longer than the five seconds that are usual.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('code in the guides', () => {
  test('has a built SDK to be held to', () => {
    const built = existsSync(join(ROOT, 'packages/tracking-sdk/dist/index.d.ts'));
    expect(built, 'npm run build -w @crow/tracking-sdk').toBe(true);
  });

  test.each(GUIDES)('%s compiles against the published entries', async (guide) => {
    await compileGuide(guide, read(guide), ['crow.d.ts', ...(GIVEN[guide] ?? [])]);
  });

  test.each(GUIDES)('%s loads scripts, and marks elements, that exist', (guide) => {
    expect(html(read(guide)).flatMap(unpublishedIn)).toEqual([]);
  });
});

describe('code in the dashboard’s instructions', () => {
  const connection = { apiKey: 'crow_pk_1', endpoint: 'https://crow.example' };
  const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;

  test.each(Object.entries(PACKAGE_GUIDES))('%s compiles against the published entries', async (way, { steps }) => {
    const snippets = steps(connection).flatMap((step) => step.snippets);
    const guide = snippets.map(({ language, code }) => fenced(language, code)).join('\n');
    await compileGuide(`install/${way}`, guide, GIVEN[`docs/${way}.md`] ?? []);
  });

  test('the script tags load what is published, with options that exist', async () => {
    const tracker = { path: '/sdk/crow.global.js', integrity: 'sha384-…' };
    const guide = fenced('html', scriptTag(connection, tracker, { stub: undefined, pinned: true }));
    expect(html(guide).flatMap(unpublishedIn)).toEqual([]);
    await compileGuide('install/script', guide, ['crow.d.ts']);
  });
});

describe('the check refuses', () => {
  const key = 'data-api-key="k" data-endpoint="e"';
  const imported = "import { CROWTracker } from '@crow/tracking-sdk';";
  const wrong: [what: string, block: string, said: string][] = [
    ['a call that does not exist', "```ts\ncrow.trak('signed_up');\n```", 'docs/wrong.md/line-2.ts(2,6)'],
    ['an entry that is not published', "```js\nimport { x } from '@crow/tracking-sdk/core';\n```", 'tracking-sdk/core'],
    [
      'a wrong option',
      `\`\`\`tsx\n${imported}\nnew CROWTracker({ apiKey: '', endpoint: '', no1: 1 });\n\`\`\``,
      "'no1'",
    ],
    ['a wrong call of the page', "```html\n<p>\n<script>crow('trak')</script>\n```", 'script-0.js(16,'],
    ['an attribute that is no option', `\`\`\`html\n<script ${key} data-no-2="1"></script>\n\`\`\``, `"no-2"`],
    [
      'a value of the wrong type',
      `\`\`\`html\n<script ${key} data-cookieless="yes"></script>\n\`\`\``,
      "type 'boolean'",
    ],
    ['a product without an id', `\`\`\`html\n<p data-crow-product='{"name":"Lamp"}'></p>\n\`\`\``, "'id'"],
  ];
  let told = '';

  beforeAll(async () => {
    const guide = wrong.map(([, block]) => block).join('\n\n');
    told = await compileGuide('docs/wrong.md', guide, ['crow.d.ts']).then(String, (error: Error) => error.message);
  });

  test.each(wrong)('%s', (_, __, said) => {
    expect(told).toContain(said);
  });

  test('a script that is not published, and an attribute that nobody reads', () => {
    const page =
      '```html\n<p data-crow-produkt="1"></p>\n<script src="/crow.js"></script>\n<script src="/stub.js"></script>\n```';
    expect(html(page).flatMap(unpublishedIn)).toEqual(['crow.js', 'data-crow-produkt']);
  });
});

test('blocks of one guide import each other by their names', async () => {
  const events = '```ts\n// events.ts\nexport const count = 1;\n```';
  const user = "```js\nimport { count } from './events';\ncount.toFixed();\n```";
  await compileGuide('docs/right.md', `${events}\n\n${user}`, []);
  await expect(compileGuide('docs/wrong.md', user, [])).rejects.toThrow('./events');
});
