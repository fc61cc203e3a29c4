import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTextEncoder } from '../../services/embedding-service/src/embedding/create-text-encoder.ts';
import { createEmbedder } from '../../services/embedding-service/src/embedding/embed-texts.ts';

const service = new URL('../../services/embedding-service/', import.meta.url);

/** Gives texts' vectors as the embedding service does. */
export function createVectors(): (text: string) => readonly number[] {
  const files = {
    sentences: bytesOf(builtModel()),
    words: bytesOf('weights/words.bin'),
    meanings: bytesOf('weights/meanings.bin'),
    multiply: new WebAssembly.Module(bytesOf('src/encoder/multiply.wasm')),
  };
  const encode = createTextEncoder(files);
  const embed = createEmbedder(() => encode);
  return (text) => embed([text]).vectors[0] ?? [];
}

/** The sentence encoder's file, built before when it is not there. */
function builtModel(): string {
  const path = 'model/use-lite.bin';
  if (!existsSync(new URL(path, service)))
    execFileSync(process.execPath, [fileURLToPath(new URL('build-model.mjs', service))], { stdio: 'inherit' });
  return path;
}

function bytesOf(path: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = readFileSync(new URL(path, service));
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer; // read from a file, hence never shared
}
