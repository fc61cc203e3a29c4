import { cpus, loadavg } from 'node:os';
import { runVisibly } from '../../scripts/install-apart.ts';
import { adapters } from './adapters/index.ts';
import { measures } from './measures/index.ts';
import { readOptions } from './options.ts';
import { HERE } from './paths.ts';
import { prepare } from './prepare.ts';
import { type Results, verdictOf } from './report/results.ts';
import { asText } from './report/table.ts';
import { write } from './report/write.ts';
import { runMeasures } from './run-measures.ts';
import { plainUserAgent, startBrowser } from './stage/browser.ts';
import { manifestOf } from './stage/packages.ts';
import type { Bench } from './stage/stage.ts';

/** Measures our SDK beside its peers; ends with status 1 when ours misses a target. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.check) return runVisibly('tsc', ['-p', HERE], HERE);
  prepare();
  const chosen = adapters.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const wanted = measures.filter(({ name }) => options.measure.length === 0 || options.measure.includes(name));
  const rows = wanted.flatMap((measure) => measure.rows);

  const browser = await startBrowser();
  const userAgent = await plainUserAgent(browser);
  const bench: Bench = {
    browser,
    userAgent,
    quick: options.quick,
    errors: new Map(),
    signal: new AbortController().signal,
  };
  const results: Results = {
    ...{ measuredAt: new Date().toISOString(), quick: options.quick, chromium: browser.version() },
    load: Math.round(((loadavg()[0] ?? 0) / cpus().length) * 10) / 10,
    ...{ versions: {}, cells: {}, errors: {} },
  };
  for (const adapter of chosen) results.versions[adapter.name] = (await manifestOf(adapter.package)).version;
  try {
    await runMeasures(bench, wanted, chosen, results.cells);
  } finally {
    await browser.close();
  }
  for (const [name, errors] of bench.errors) results.errors[name] = [...new Set(errors)].slice(0, 10);

  console.log(`\n${asText(rows, chosen, results)}`);
  const isWhole = chosen.length === adapters.length && wanted.length === measures.length && !options.quick;
  await write(rows, chosen, results, isWhole);
  const misses = rows.filter((row) => verdictOf(row, results) === 'FAIL');
  if (misses.length === 0) return;
  console.error(`\nOurs misses: ${misses.map(({ title }) => title).join('; ')}`);
  process.exitCode = 1;
}

await main();
