import { readModel } from '../model/read-model.ts';
import { createTokenizer } from '../tokenizer/tokenizer.ts';
import { encode } from './encode.ts';

/** Gives a text its vector of unit length. */
export type Encoder = (text: string) => number[];

/**
 * Makes an encoder from the file that `build-model.mjs` writes.
 * @param multiply the module beside this file, `multiply.wasm`
 */
export function createEncoder(file: ArrayBuffer, multiply: WebAssembly.Module): Encoder {
  const model = readModel(file, multiply);
  const piecesOf = createTokenizer(model.vocabulary);
  return (text) => {
    const ids = piecesOf(text);
    return Array.from(encode(model, ids));
  };
}
