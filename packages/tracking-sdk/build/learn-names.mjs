// Looks for the names of variables with which the script is smallest after gzip, and keeps them in `names.json`.
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { namelessScript } from './bundle.mjs';
import { chooseNames, withNames } from './short-names.mjs';

const file = new URL('names.json', import.meta.url);
const seconds = Number(process.argv[2] ?? 60);
const nameless = await namelessScript('global');
const names = chooseNames(nameless, JSON.parse(readFileSync(file, 'utf8')));
const sizeNow = () => deflateRawSync(withNames(nameless, names), { level: 9 }).length;
const letters = [...new Set(names)].sort((a, b) => usesOf(b) - usesOf(a));
let size = sizeNow();
console.log(`${size} bytes before`);

const end = Date.now() + seconds * 1000;
while (Date.now() < end) {
  // Names that are used often are the better guess.
  const name = letters[Math.floor(Math.random() ** 2 * letters.length)];
  const changes = exchange(Math.floor(Math.random() * names.length), name);
  if (changes.length === 0 || changes.length > 12) continue;
  const before = changes.map(([index]) => names[index]);
  for (const [index, next] of changes) names[index] = next;
  const changed = sizeNow();
  // Equal ones are taken too: they lead out of corners.
  if (changed <= size) size = changed;
  else for (const [nth, [index]] of changes.entries()) names[index] = before[nth];
}
const learned = nameless.keys.map((key, index) => [key, names[index]]).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify(Object.fromEntries(learned), null, 1)}\n`);
console.log(`${size} bytes after`);

/** What has to change so that a variable gets a name: those that it would clash with take its old one, and so on. */
function exchange(index, name) {
  const old = names[index];
  if (old === name) return [];
  const changes = new Map([[index, name]]);
  for (const [each, next] of changes)
    for (const other of nameless.clashes[each])
      if (!changes.has(other) && names[other] === next) changes.set(other, next === name ? old : name);
  return [...changes];
}

function usesOf(name) {
  return nameless.uses.filter((index) => names[index] === name).length;
}
