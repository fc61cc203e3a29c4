import { WorkerEntrypoint } from 'cloudflare:workers';
import { type EmbeddingResult, type Embedder as OffersEmbedding, problemResponse } from '@crow/contracts';
import sentences from '../model/use-lite.bin';
import meanings from '../weights/meanings.bin';
import words from '../weights/words.bin';
import { createTextEncoder } from './embedding/create-text-encoder.ts';
import { createEmbedder, MODEL_ID } from './embedding/embed-texts.ts';
import type { Encoder } from './encoder/create-encoder.ts';
import multiply from './encoder/multiply.wasm';

let encoder: Encoder | undefined;

/** Reads the models with the first text, not at the start of the Worker, whose time is short. */
const embedTexts = createEmbedder(() => {
  encoder ??= createTextEncoder({ sentences, words, meanings, multiply });
  return encoder;
});

/** Gives texts their places in the space of meanings. */
export class Embedder extends WorkerEntrypoint implements OffersEmbedding {
  async embed(texts: string[]): Promise<EmbeddingResult> {
    return embedTexts(texts);
  }

  async model(): Promise<string> {
    return MODEL_ID;
  }
}

export default { fetch: () => problemResponse('not_found') } satisfies ExportedHandler;
