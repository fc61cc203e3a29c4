import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOL_PATH } from '../stack/run.ts';
import { ROOT } from '../stack/settings.ts';
import { failuresIn } from './failures.ts';
import type { Suite } from './suites.ts';
import type { SuiteResult } from './summary.ts';

/**
 * Runs a suite to its end and prints what it said in one piece, so that suites side by side don't mix.
 * @param reports folder for the reports of the tools
 */
export async function runSuite(suite: Suite, reports: string, env: NodeJS.ProcessEnv): Promise<SuiteResult> {
  const { name, command, report } = suite;
  const file = join(reports, `${name}.json`);
  console.log(`── ${name} begins`);
  const start = Date.now();
  const { status, output } = await collect([...command, ...reporters(suite, file)], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`\n── ${name}: ${command.join(' ')}\n${output}`);
  const failures = report && existsSync(file) ? failuresIn(report, readFileSync(file, 'utf8')) : [];
  return { name, passed: status === 0, seconds, failures, output };
}

function reporters({ report }: Suite, file: string): string[] {
  if (report === 'playwright') return ['--reporter=list,json'];
  if (report === 'vitest') return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return [];
}

function collect(
  [command = '', ...args]: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, PATH: TOOL_PATH },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output: Buffer.concat(chunks).toString() }));
  });
}
