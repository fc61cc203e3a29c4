import { spawn } from 'node:child_process';
import { ensureBrowser } from './ensure-browser.mjs';
import { buildProduct } from './stack/build.ts';
import { TOOL_PATH } from './stack/run.ts';
import { ROOT } from './stack/settings.ts';

/** The suites, cheapest first; each is a command that can also be run alone. */
const SUITES = [
  // A Workers runtime that starts on a busy machine takes longer than the five seconds that are usual.
  { name: 'logic and Workers', command: ['vitest', 'run', '--testTimeout=30000'] },
  { name: 'SDK on Hermes', command: ['node', 'packages/tracking-sdk/test/hermes/run.mjs'] },
  { name: 'SDK in Chromium', command: ['playwright', 'test', '-c', 'packages/tracking-sdk/playwright.config.ts'] },
  { name: 'demo shop in Chromium', command: ['playwright', 'test', '-c', 'apps/demo-shop/playwright.config.ts'] },
  { name: 'dashboard in Chromium', command: ['playwright', 'test', '-c', 'apps/dashboard/playwright.config.ts'] },
  { name: 'whole system', command: ['playwright', 'test', '-c', 'tests/playwright.config.ts'] },
];

/** Runs every suite, also after one failed, and ends with status 1 when any did. */
async function main(): Promise<void> {
  const browser = ensureBrowser();
  await buildProduct();
  const results: { name: string; passed: boolean; seconds: number }[] = [];
  for (const { name, command } of SUITES) {
    console.log(`\n── ${name}: ${command.join(' ')}`);
    const start = Date.now();
    const status = await inherit(command, { CHROMIUM_PATH: browser });
    results.push({ name, passed: status === 0, seconds: Math.round((Date.now() - start) / 1000) });
  }
  console.log('');
  for (const { name, passed, seconds } of results)
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
  if (results.some(({ passed }) => !passed)) process.exit(1);
}

function inherit([command = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env, PATH: TOOL_PATH },
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

await main();
