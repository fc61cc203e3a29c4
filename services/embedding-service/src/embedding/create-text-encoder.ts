import { createEncoder, type Encoder } from '../encoder/create-encoder.ts';
import { drawToMeaning } from '../meanings/draw-to-meaning.ts';
import { readMeanings } from '../meanings/read-meanings.ts';
import { embedWords } from '../words/embed-words.ts';
import { readWords } from '../words/read-words.ts';

/** The files that texts are embedded with. */
export interface ModelFiles {
  /** From `build-model.mjs`. */
  sentences: ArrayBuffer;
  /** From `model-build/make-words.mjs`. */
  words: ArrayBuffer;
  /** From `model-build/train-meanings.mjs`. */
  meanings: ArrayBuffer;
  /** From `scripts/kernels/build.ts`. */
  multiply: WebAssembly.Module;
}

/** What the words' vector counts for beside the sentence's: half in a cosine. */
const WORDS_SHARE = 0.5;

/** Makes an encoder of sentence and words together, before anything is known of meanings: what those are trained on. */
export function createPlainEncoder({
  sentences,
  words,
  multiply,
}: Omit<ModelFiles, 'meanings'>): (text: string) => Float32Array {
  const sentenceOf = createEncoder(sentences, multiply);
  const known = readWords(words);
  const factor = Math.sqrt(WORDS_SHARE);
  return (text) => {
    const sentence = sentenceOf(text);
    const vector = new Float32Array(sentence.length + known.columns);
    vector.set(sentence);
    vector.set(
      embedWords(known, text).map((value) => value * factor),
      sentence.length,
    );
    return vector;
  };
}

/** Makes the encoder of one clause: sentence and words side by side, drawn to what they mean. */
export function createTextEncoder(files: ModelFiles): Encoder {
  const plain = createPlainEncoder(files);
  const meanings = readMeanings(files.meanings);
  return (text) => Array.from(drawToMeaning(meanings, plain(text)));
}
