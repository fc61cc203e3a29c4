// Holds the script-tag build, which has every tracker in it, to its size, and writes what each part costs to the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { looseScript } from './build/bundle.mjs';
import { tighten } from './build/loose-script.mjs';

/** With every tracker in it; no peer has less than 23 KB. */
const LIMIT_BYTES = 8_000;

/** Parts that can be left out, each with its file and what stands in for it. */
const PARTS = [
  ['Page views', 'page-views.ts', 'export const trackPageViews = () => {}, pageViewOf = () => ({});'],
  ['Clicks', 'clicks.ts', 'export const trackClicks = () => {};'],
  ['Rage clicks', 'rage-clicks.ts', 'export const trackRageClicks = () => {};'],
  ['Dead clicks', 'dead-clicks.ts', 'export const trackDeadClicks = () => {};'],
  ['Forms', 'forms.ts', 'export const trackForms = () => {};'],
  ['Products', 'products.ts', 'export const watchProducts = () => () => {};'],
  ['Load time, time to interactive, Web Vitals', 'vitals.ts', 'export const trackVitals = () => {};'],
  [
    'Redaction of texts and addresses',
    'redact.ts',
    'export const redactText = (it) => it, redactUrl = redactText, teachRedaction = () => {};',
  ],
];

const sizeOf = (text) => gzipSync(text, { level: 9 }).length;
const bytes = sizeOf(readFileSync(new URL('dist/crow.global.js', import.meta.url)));
/** Size without the choice of names, which says nothing about a part: all variables have the same. */
const plainSize = async (plugins) => {
  const script = await looseScript('global', plugins);
  return sizeOf(tighten(script, Array(script.keys.length).fill('e')));
};
const whole = await plainSize();
const rows = [];
for (const [name, file, contents] of PARTS) {
  const without = {
    name: 'without',
    setup: (building) => building.onLoad({ filter: new RegExp(`/${file}$`) }, () => ({ contents })),
  };
  rows.push([name, Math.round(((whole - (await plainSize([without]))) * bytes) / whole)]);
}
const parts = rows.reduce((sum, [, cost]) => sum + cost, 0);
rows.push(
  ['Core: calls, consent, sessions, queue, delivery, what trackers share', bytes - parts],
  ['**Whole script**', bytes],
);

const readme = new URL('README.md', import.meta.url);
const table = [
  '| part | bytes |',
  '| --- | ---: |',
  ...rows.map(([name, cost]) => `| ${name} | ${cost.toLocaleString('en')} |`),
];
const marked = /(<!-- sizes -->\n).*?(\n<!-- \/sizes -->)/s;
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(marked, (_, begin, end) => `${begin}${table.join('\n')}${end}`),
);

console.log(`crow.global.js: ${bytes} bytes gzipped, limit ${LIMIT_BYTES}`);
for (const [name, cost] of rows) console.log(`${String(cost).padStart(7)}  ${name.replaceAll('*', '')}`);
if (bytes > LIMIT_BYTES) process.exit(1);
