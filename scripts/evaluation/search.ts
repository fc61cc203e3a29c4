import { readFileSync } from 'node:fs';
import type { Evaluation, Measure } from '../../packages/session-analyst/src/evaluation/evaluate.ts';
import { measureSearch, type Quality, WAYS, type Way } from '../../services/embedding-service/test/measure-search.ts';
import { readSearchSet, type SearchQuery, type SearchSet } from '../../services/embedding-service/test/search-set.ts';
import { createVectors } from './create-vectors.ts';

const service = new URL('../../services/embedding-service/', import.meta.url);

/** What is claimed of any set in English. */
const CLAIMED: Partial<Record<Way, Partial<Quality>>> = { vectors: { hit3: 0.65, mrr: 0.58 }, filters: { hit3: 0.85 } };
const NAMES: Record<Way, string> = {
  vectors: 'vectors alone',
  rewritten: 'vectors, question rewritten',
  filters: 'with filters and exact texts',
  words: 'words alone (BM25)',
};

/** The project's own sets: the one that the search was tuned with, and those that were written blind. */
export function evaluateOwnSearch(): Evaluation {
  const own = (name: string) => readSearchSet(readFileSync(new URL(`test/${name}.json`, service), 'utf8'));
  const vectorOf = createVectors();
  const parts = [
    evaluateSet('known', own('search-set'), vectorOf),
    evaluateSet('blind', own('blind-set'), vectorOf),
    evaluateSet('blind, plain texts', own('blind-plain-set'), vectorOf),
  ];
  return { measures: parts.flatMap(({ measures }) => measures), faults: [] };
}

/** How well questions of a set of somebody's own find their answers. */
export function evaluateSearch(name: string, set: SearchSet): Evaluation {
  return evaluateSet(name, set, createVectors());
}

function evaluateSet(name: string, set: SearchSet, vectorOf: (text: string) => readonly number[]): Evaluation {
  const measured = measureSearch(set, vectorOf);
  const measuresOf = (part: string, asked: (query: SearchQuery) => boolean, isClaimed: boolean) => {
    const count = set.queries.filter(asked).length;
    if (count === 0) return [];
    const quality = measured(asked);
    return WAYS.map((way) =>
      row(`search, ${part} (${count}), ${NAMES[way]}`, quality[way], isClaimed ? CLAIMED[way] : undefined),
    );
  };
  const inEnglish = ({ language = 'en' }: SearchQuery) => language === 'en';
  const measures = [
    ...measuresOf(name, inEnglish, true),
    ...measuresOf(`${name}, held out`, ({ heldOut }) => heldOut === true, true),
    ...measuresOf(`${name}, other languages`, (query) => !inEnglish(query), false),
  ];
  // Without anything to narrow by, filters can't be measured.
  const hasFacts = set.docs.some(({ outcome, intent }) => outcome !== undefined || intent !== undefined);
  return { measures: measures.filter((measure) => hasFacts || !measure.name.includes(NAMES.filters)), faults: [] };
}

function row(name: string, { hit1, hit3, mrr }: Quality, claimed: Partial<Quality> = {}): Measure {
  const least = { hit3: 0, mrr: 0, ...claimed };
  const targets = [...(least.hit3 > 0 ? [`≥ ${least.hit3}`] : []), ...(least.mrr > 0 ? [`MRR ≥ ${least.mrr}`] : [])];
  return {
    name: `${name}: hit@3`,
    value: `${hit3.toFixed(2)} (hit@1 ${hit1.toFixed(2)}, MRR ${mrr.toFixed(2)})`,
    target: targets.join(', ') || '–',
    passes: hit3 >= least.hit3 && mrr >= least.mrr,
  };
}
