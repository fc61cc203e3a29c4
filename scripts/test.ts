import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { CORES, sideBySide } from './side-by-side.ts';
import { buildProduct } from './stack/build.ts';
import { runSuite } from './suites/run-suite.ts';
import { SUITES } from './suites/suites.ts';
import { summaryOf } from './suites/summary.ts';

/** Runs every suite, also after one failed, and ends with status 1 when any did. */
async function main(): Promise<void> {
  const browser = ensureBrowser();
  await buildProduct();
  const reports = mkdtempSync(join(tmpdir(), 'crow-reports-'));
  try {
    const results = await sideBySide(SUITES, CORES, (suite) => runSuite(suite, reports, { CHROMIUM_PATH: browser }));
    console.log(`\n${summaryOf(results)}`);
    if (results.some(({ passed }) => !passed)) process.exitCode = 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

await main();
