import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Builds the model before the tests when it is not there. */
export default function setup() {
  const model = fileURLToPath(new URL('../model/use-lite.bin', import.meta.url));
  const build = fileURLToPath(new URL('../build-model.mjs', import.meta.url));
  if (!existsSync(model)) execFileSync(process.execPath, [build], { stdio: 'inherit' });
}
