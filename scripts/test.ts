import { ensureBrowser } from './ensure-browser.mjs';
import { CORES, sideBySide } from './side-by-side.ts';
import { buildProduct } from './stack/build.ts';
import { runSuite } from './suites/run-suite.ts';
import { scratchFolder } from './suites/scratch-folder.ts';
import { SUITES } from './suites/suites.ts';
import { summaryOf } from './suites/summary.ts';

/** Runs every suite, also after one failed, and ends with status 1 when any did. */
async function main(): Promise<void> {
  const browser = ensureBrowser();
  await buildProduct();
  const scratch = scratchFolder();
  const environment = { CHROMIUM_PATH: browser, TMPDIR: scratch.path };
  try {
    const results = await sideBySide(SUITES, CORES, (suite) => runSuite(suite, scratch.path, environment));
    console.log(`\n${summaryOf(results)}`);
    if (results.some(({ passed }) => !passed)) process.exitCode = 1;
  } finally {
    scratch.remove();
  }
}

await main();
