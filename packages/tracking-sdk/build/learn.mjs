// Looks for the names of variables and the order of lists with which the script is smallest after gzip, and keeps
// them in `learned.json`: `node learn.mjs [seconds]`.
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { looseScript } from './bundle.mjs';
import { tighten } from './loose-script.mjs';
import { chooseNames, chooseOrder, NAMES } from './short-names.mjs';

const file = new URL('learned.json', import.meta.url);
const seconds = Number(process.argv[2] ?? 60);
const learned = JSON.parse(readFileSync(file, 'utf8')).global;
const script = await looseScript('global');
chooseOrder(script, learned.order);
const names = chooseNames(script, learned.names);
const letters = NAMES.filter((name) => name.length === 1 || names.includes(name));
/** How much larger a change may make it at first. */
const WARMTH_BYTES = Number(process.argv[3] ?? 1);
const any = (items, power = 1) => items[Math.floor(Math.random() ** power * items.length)];
const sizeNow = () => deflateRawSync(tighten(script, names), { level: 9 }).length;

console.log(`${sizeNow()} bytes before`);
search(seconds * 1000);
console.log(`${sizeNow()} bytes after`);
const found = script.keys.map((key, index) => [key, names[index]]).sort(([a], [b]) => (a < b ? -1 : 1));
const order = [...new Set(script.lists.flatMap(({ items }) => items.map(({ key }) => key)))];
writeFileSync(file, `${JSON.stringify({ global: { names: Object.fromEntries(found), order } }, null, 2)}\n`);

/**
 * Simulated annealing: takes changes back that make the script larger, at first not all of them, which leads out of
 * corners.
 */
function search(milliseconds) {
  const begin = Date.now();
  let size = sizeNow();
  for (let left = 1; left > 0; left = 1 - (Date.now() - begin) / milliseconds) {
    const undo = Math.random() < 0.2 ? move() : rename();
    if (!undo) continue;
    const changed = sizeNow();
    if (changed <= size || Math.random() < Math.exp((size - changed) / (WARMTH_BYTES * left))) size = changed;
    else undo();
  }
}

/** Puts an item of a list elsewhere in it. */
function move() {
  const { items } = any(script.lists);
  const from = Math.floor(Math.random() * items.length);
  const to = Math.floor(Math.random() * items.length);
  if (from === to) return undefined;
  items.splice(to, 0, ...items.splice(from, 1));
  return () => items.splice(from, 0, ...items.splice(to, 1));
}

/** Gives a variable another name; those that it would clash with take its old one, and so on. */
function rename() {
  const index = Math.floor(Math.random() * names.length);
  const name = any(letters, 2);
  const old = names[index];
  if (old === name) return undefined;
  const changes = new Map([[index, name]]);
  for (const [each, next] of changes)
    for (const other of script.clashes[each])
      if (!changes.has(other) && names[other] === next) changes.set(other, next === name ? old : name);
  if (changes.size > 12) return undefined;
  const before = [...changes.keys()].map((each) => [each, names[each]]);
  for (const [each, next] of changes) names[each] = next;
  return () => {
    for (const [each, was] of before) names[each] = was;
  };
}
