import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/settings.ts';
import { assemble } from './assemble.ts';
import { FILES } from './files.ts';

/** Writes the modules of vector instructions anew: `node scripts/kernels/build.ts`, after a change of `kernels.ts`. */
for (const { path, kernels } of FILES) writeFileSync(join(ROOT, path), assemble(kernels));
