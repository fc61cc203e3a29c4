import type { Model } from '../model/read-model.ts';
import { PieceTree } from './piece-tree.ts';

/** The first ids of the vocabulary name no pieces of text. */
const RESERVED = 6;
const UNKNOWN = 0;
/** Marks where a word begins (U+2581). */
const WORD_START = '\u2581';
/** The original cuts texts here, too. */
export const MAX_PIECES = 128;

/**
 * Splits texts into the likeliest word pieces under a unigram model (Kudo 2018), by the Viterbi algorithm,
 * as the encoder was trained with. Runs of unknown characters become one unknown piece.
 * @returns ids of 128 pieces at most
 */
export function createTokenizer(vocabulary: Model['vocabulary']): (text: string) => number[] {
  const tree = new PieceTree();
  for (const [id, { text, score }] of vocabulary.entries()) if (id >= RESERVED) tree.add(text, id, score);
  return (text) => withMergedUnknowns(likeliest(tree, normalized(text))).slice(0, MAX_PIECES);
}

function normalized(text: string): string[] {
  const plain = text.normalize('NFKC');
  return plain === '' ? [] : [...(WORD_START + plain.replaceAll(' ', WORD_START))];
}

interface Step {
  /** Best sum of scores up to here; 0 where no piece ends. */
  score: number;
  id: number;
  length: number;
}

function likeliest(tree: PieceTree, characters: readonly string[]): number[] {
  const steps: Step[] = Array.from({ length: characters.length + 1 }, () => ({ score: 0, id: UNKNOWN, length: 1 }));
  for (let place = 0; place < characters.length; place++) {
    const reached = steps[place] as Step; // one for each place
    for (const { id, length, score } of tree.at(characters, place)) {
      const end = steps[place + length] as Step;
      const sum = reached.score + score;
      if (end.score === 0 || sum >= end.score) Object.assign(end, { score: sum, id, length });
    }
  }
  const ids: number[] = [];
  for (let place = characters.length; place > 0; ) {
    const { id, length } = steps[place] as Step;
    ids.push(id);
    place -= length;
  }
  return ids.reverse();
}

function withMergedUnknowns(ids: readonly number[]): number[] {
  return ids.filter((id, index) => id !== UNKNOWN || ids[index - 1] !== UNKNOWN);
}
