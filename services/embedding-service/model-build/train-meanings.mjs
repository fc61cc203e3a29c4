/**
 * Writes `weights/meanings.bin` anew from the sayings in `meanings/`: `node model-build/train-meanings.mjs`, half a minute. The
 * same sayings always give the same bytes. To be run whenever sayings, the words or the sentence encoder change.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createPlainEncoder } from '../src/embedding/create-text-encoder.ts';
import { clausesOf } from '../src/embedding/text-clauses.ts';
import { BUYING } from './meanings/buying.ts';
import { LOOKING } from './meanings/looking.ts';
import { NO_MEANING } from './meanings/no-meaning.ts';
import { OBSTACLES } from './meanings/obstacles.ts';
import { createDraw, sayingsOf } from './meanings/sayings-of.ts';
import { SERVICE } from './meanings/service.ts';
import { trainClassifier } from './train-classifier.ts';
import { BlockWriter } from './write-blocks.mjs';

/** Sayings that are taken of a pattern; of one without meaning more, since it stands for all that is sold. */
const MOST = 16;
const MOST_WITHOUT_MEANING = 40;
/** Nothing is learned from the very questions that the search is measured with. */
const MEASURED_WITH = ['search-set', 'blind-set', 'blind-plain-set'];

const encode = createPlainEncoder({
  sentences: bytesOf('model/use-lite.bin'),
  words: bytesOf('weights/words.bin'),
  multiply: new WebAssembly.Module(bytesOf('src/encoder/multiply.wasm')),
});
const meanings = [...OBSTACLES, ...BUYING, ...LOOKING, ...SERVICE];
const draw = createDraw(7);
const asked = new Set(MEASURED_WITH.flatMap(questionsOf));
const examplesOf = (pattern, most, meaning) =>
  sayingsOf(pattern, most, draw)
    .filter((saying) => !asked.has(saying.toLowerCase()))
    .map((saying) => ({ vector: encode(saying), meaning }));
const examples = [
  ...meanings.flatMap(({ said }, meaning) => said.flatMap((pattern) => examplesOf(pattern, MOST, meaning))),
  ...NO_MEANING.flatMap((pattern) => examplesOf(pattern, MOST_WITHOUT_MEANING, meanings.length)),
];
const weights = trainClassifier(examples, meanings.length + 1);
const directions = meanings.map(({ written }) => directionOf(written));

const dimensions = directions[0]?.length ?? 0;
const writer = new BlockWriter();
const header = {
  format: 1,
  ...{ count: meanings.length + 1, dimensions },
  ...{ weights: writer.add(joined(weights)), directions: writer.add(joined(directions)) },
};
const file = writer.finish(header);
writeFileSync(new URL('../weights/meanings.bin', import.meta.url), file);
console.log(
  `${examples.length} sayings of ${meanings.length} meanings; SHA-256 ${createHash('sha256').update(file).digest('hex')}`,
);

/** As a text of several clauses is embedded. */
function directionOf(text) {
  const sum = new Float32Array(encode('').length);
  for (const { text: clause, weight } of clausesOf(text)) {
    for (const [i, value] of encode(clause).entries()) sum[i] += weight * value;
  }
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

function joined(rows) {
  const width = rows[0]?.length ?? 0;
  const all = new Float32Array(rows.length * width);
  for (const [row, values] of rows.entries()) all.set(values, row * width);
  return all;
}

function questionsOf(set) {
  const text = readFileSync(new URL(`../test/${set}.json`, import.meta.url), 'utf8');
  const { queries } = JSON.parse(text);
  return queries.map(({ query }) => query.toLowerCase());
}

function bytesOf(path) {
  const { buffer, byteOffset, byteLength } = readFileSync(new URL(`../${path}`, import.meta.url));
  return buffer.slice(byteOffset, byteOffset + byteLength);
}
