import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Evaluation } from '../../packages/session-analyst/src/evaluation/evaluate.ts';
import { createEncoder } from '../../services/embedding-service/src/encoder/create-encoder.ts';
import { QUESTIONS, TEXTS } from '../../services/embedding-service/test/paraphrases.ts';

/** Texts to find, and questions with the ids of the texts that answer them. */
export interface SearchSet {
  docs: { id: string; text: string }[];
  queries: { query: string; relevant: string[] }[];
}

const service = new URL('../../services/embedding-service/', import.meta.url);

export function ownSearchSet(): SearchSet {
  return {
    docs: Object.entries(TEXTS).map(([id, text]) => ({ id, text })),
    queries: QUESTIONS.map(([query, answer]) => ({ query, relevant: [String(answer)] })),
  };
}

/** @throws with a message for people when the text is no set of the documented format */
export function readSearchSet(text: string): SearchSet {
  const { docs, queries } = JSON.parse(text) as Partial<SearchSet>;
  const isSet =
    Array.isArray(docs) &&
    docs.every((doc) => typeof doc?.id === 'string' && typeof doc.text === 'string') &&
    Array.isArray(queries) &&
    queries.every((one) => typeof one?.query === 'string' && Array.isArray(one.relevant));
  if (!isSet) throw new Error('a search set is { docs: [{ id, text }], queries: [{ query, relevant: [ids] }] }');
  return { docs, queries };
}

/** How well the offline embedding alone finds what answers a question. */
export async function evaluateSearch(name: string, { docs, queries }: SearchSet): Promise<Evaluation> {
  const encode = createEncoder(readModel());
  const places = docs.map(({ id, text }) => ({ id, vector: encode(text) }));
  const ranks = queries.map(({ query, relevant }) => {
    const vector = encode(query);
    const found = places
      .map((place) => ({
        id: place.id,
        score: place.vector.reduce((sum, part, at) => sum + part * (vector[at] ?? 0), 0),
      }))
      .sort((a, b) => b.score - a.score);
    return found.findIndex(({ id }) => relevant.includes(id)) + 1;
  });
  const hit = (most: number) => ranks.filter((rank) => rank > 0 && rank <= most).length / queries.length;
  const mrr = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / queries.length;
  const measure = (what: string, value: number, least: number) => ({
    name: `search, ${name} (${queries.length}): ${what}`,
    value: value.toFixed(2),
    target: least > 0 ? `≥ ${least}` : '–',
    passes: value >= least,
  });
  return {
    measures: [measure('hit@1', hit(1), 0), measure('hit@3', hit(3), 0.65), measure('MRR', mrr, 0.58)],
    faults: [],
  };
}

/** The model's file, built before when it is not there. */
function readModel(): ArrayBuffer {
  const file = fileURLToPath(new URL('model/use-lite.bin', service));
  if (!existsSync(file))
    execFileSync(process.execPath, [fileURLToPath(new URL('build-model.mjs', service))], { stdio: 'inherit' });
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer; // read from a file, hence never shared
}
