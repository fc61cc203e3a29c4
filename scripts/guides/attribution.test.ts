import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNELS, LOOK_BACK_MS } from '@crow/contracts';
import { expect, test } from 'vitest';
import { CHANNEL_RULES } from '../../packages/attribution/src/channel-rules.ts';
import { CLICK_IDS } from '../../packages/attribution/src/click-ids.ts';
import { KNOWN_SOURCES } from '../../packages/attribution/src/known-sources.ts';
import { ROOT } from '../stack/settings.ts';

const GUIDE = readFileSync(join(ROOT, 'docs/attribution.md'), 'utf8');

/** Rows of the table under a heading, without its head. */
function rowsUnder(heading: string): string[] {
  const section = GUIDE.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
}

test('the table of channels is the rules, in their order', () => {
  expect(rowsUnder('Channels')).toEqual(
    CHANNEL_RULES.map(({ channel, rule, basis }, index) => `| ${index + 1} | \`${channel}\` | ${rule} | ${basis} |`),
  );
});

test('every channel has a rule', () => {
  expect(new Set(CHANNEL_RULES.map(({ channel }) => channel))).toEqual(new Set(CHANNELS));
});

test('the table of click ids is the list', () => {
  expect(rowsUnder('Click ids')).toEqual(
    CLICK_IDS.map(
      ({ name, source, kind, paid, basis }) =>
        `| \`${name}\` | ${source} | ${kind} | ${paid ? 'yes' : 'no'} | ${basis} |`,
    ),
  );
});

test('the table of known sites is the list', () => {
  expect(rowsUnder('Known sites')).toEqual(
    Object.entries(KNOWN_SOURCES).map(([kind, entries]) => `| ${kind} | ${entries.length} | ${entries.join(', ')} |`),
  );
});

test('the look-back is the one that holds', () => {
  expect(GUIDE).toContain(`${LOOK_BACK_MS / 86_400_000} days`);
});
