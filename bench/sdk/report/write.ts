import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from '../adapters/adapter.ts';
import type { Row } from '../measures/measure.ts';
import { HERE } from '../paths.ts';
import type { Results } from './results.ts';
import { asMarkdown } from './table.ts';

/** Writes the results down. Only a whole run may replace `latest`; others go to `partial`, which is not kept. */
export async function write(rows: Row[], adapters: Adapter[], results: Results, isWhole: boolean): Promise<void> {
  const folder = join(HERE, 'results');
  const name = isWhole ? 'latest' : 'partial';
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, `${name}.md`), asMarkdown(rows, adapters, results));
  console.log(`\nbench/sdk/results/${name}.{json,md}`);
}
