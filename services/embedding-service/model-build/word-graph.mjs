import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Senses of a word that count, the most usual first. */
const SENSES = 2;
/** What a synonym, a kind of the same, and the base form of a word count for. */
const COUNTS = { same: 1, kin: 0.5, base: 1.5 };
const FILES = [
  ['n', 'noun'],
  ['v', 'verb'],
  ['a', 'adj'],
  ['r', 'adv'],
];

/**
 * Which words mean the same or nearly, from WordNet's own files (wndb(5WN)).
 * @param {string} folder holds data.noun, index.noun and their siblings
 * @param {readonly string[]} words
 * @returns {Map<number, number>[]} for each word places of others with what they count for
 */
export function wordGraph(folder, words) {
  const places = new Map(words.map((word, place) => [word, place]));
  const { sets, senses } = readWordNet(folder);
  const graph = words.map(() => new Map());
  const join = (place, word, count) => {
    const other = places.get(word);
    if (other === undefined || other === place) return;
    graph[place].set(other, Math.max(graph[place].get(other) ?? 0, count));
    graph[other].set(place, Math.max(graph[other].get(place) ?? 0, count));
  };
  for (const [word, ids] of senses) {
    const place = places.get(word);
    if (place === undefined) continue;
    for (const { words: same, links } of ids.map((id) => sets.get(id)).filter(Boolean)) {
      for (const other of same) join(place, other, COUNTS.same);
      for (const { sign, id } of links) {
        const most = { '@': 3, '&': 3, '+': 2 }[sign] ?? 0;
        for (const other of sets.get(id)?.words.slice(0, most) ?? []) join(place, other, COUNTS.kin);
      }
    }
  }
  for (const [place, word] of words.entries()) {
    const base = baseForms(word).find((form) => senses.has(form) && places.has(form));
    if (base) join(place, base, COUNTS.base);
  }
  return graph;
}

function readWordNet(folder) {
  const sets = new Map();
  const senses = new Map();
  const linesOf = (name) =>
    readFileSync(join(folder, name), 'latin1')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('  '));
  for (const [part, name] of FILES) {
    for (const line of linesOf(`data.${name}`)) {
      const fields = line.split(' | ')[0].trim().split(' ');
      const count = Number.parseInt(fields[3], 16);
      const words = Array.from({ length: count }, (_, at) => fields[4 + 2 * at].toLowerCase().replace(/\(.*\)/, ''));
      const first = 5 + 2 * count;
      const links = Array.from({ length: Number(fields[first - 1]) }, (_, at) => {
        const [sign, offset, kind] = fields.slice(first + 4 * at);
        return { sign, id: (kind === 's' ? 'a' : kind) + offset };
      });
      sets.set(part + fields[0], { words, links });
    }
    for (const line of linesOf(`index.${name}`)) {
      const fields = line.trim().split(' ');
      const ids = fields.slice(-Number(fields[2])).slice(0, SENSES);
      senses.set(fields[0], [...(senses.get(fields[0]) ?? []), ...ids.map((offset) => part + offset)]);
    }
  }
  return { sets, senses };
}

function baseForms(word) {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const without = (letters) => word.slice(0, -letters);
  if (word.endsWith('ing')) return [without(3), `${without(3)}e`, without(4)];
  if (word.endsWith('ed')) return [without(2), without(1), without(3)];
  if (word.endsWith('ies')) return [`${without(3)}y`];
  if (word.endsWith('es')) return [without(2), without(1)];
  return word.endsWith('s') ? [without(1)] : [];
}
