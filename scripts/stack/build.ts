import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';
import { ROOT } from './settings.ts';

/** A part that is built from sources before the stack can run. */
interface Part {
  name: string;
  folder: string;
  /** Globs, relative to the root, of everything the result depends on. */
  sources: string[];
  /** Folder of the result, absolute. */
  outDir: string;
  command: string[];
  env?: NodeJS.ProcessEnv;
}

const CONTRACTS = 'packages/contracts/src/**/*.ts';

function inRoot(name: string, folder: string, outDir: string, sources: string[]): Part {
  return { name, folder, outDir: join(ROOT, folder, outDir), sources, command: ['npm', 'run', 'build', '--silent'] };
}

const SDK_SOURCES = ['packages/tracking-sdk/{src,build}/**/*', 'packages/tracking-sdk/*.{mjs,json}', CONTRACTS];
const SDK = inRoot('tracking SDK', 'packages/tracking-sdk', 'dist', SDK_SOURCES);
const MODEL = inRoot('embedding model', 'services/embedding-service', 'model', [
  'services/embedding-service/{.,model-build}/*.{mjs,json}',
]);
const DASHBOARD = inRoot('dashboard', 'apps/dashboard', 'dist', [
  'apps/dashboard/{src,public,build}/**/*',
  'apps/dashboard/*.{ts,html,json,cjs}',
  ...SDK_SOURCES,
]);

/**
 * Builds the SDK, the embedding model and the dashboard, each only when its sources changed. The dashboard serves the
 * SDK's script, so it comes after it.
 */
export async function buildProduct(): Promise<void> {
  await Promise.all([build(SDK).then(() => build(DASHBOARD)), build(MODEL)]);
}

/**
 * Builds the demo shop for an API key and an endpoint, as a customer's own build would.
 * The result belongs to one stack, so it lies in that stack's data folder.
 */
export async function buildShop(
  outDir: string,
  env: { apiKey: string; endpoint: string; dashboard: string },
): Promise<void> {
  await build({
    name: 'demo shop',
    folder: 'apps/demo-shop',
    outDir,
    sources: ['apps/demo-shop/{src,public}/**/*', 'apps/demo-shop/*.{ts,html,json}', 'packages/tracking-sdk/src/**/*'],
    command: ['vite', 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    env: { VITE_CROW_API_KEY: env.apiKey, VITE_CROW_ENDPOINT: env.endpoint, VITE_CROW_DASHBOARD: env.dashboard },
  });
}

async function build(part: Part): Promise<void> {
  // Beside the result, not in it: a build empties its folder first.
  const marker = `${part.outDir}.sha256`;
  const fingerprint = await fingerprintOf(part);
  const unchanged = existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint;
  if (unchanged && existsSync(part.outDir)) return;
  const [command = '', ...args] = part.command;
  await run(command, args, { cwd: join(ROOT, part.folder), ...(part.env ? { env: part.env } : {}) });
  writeFileSync(marker, fingerprint);
}

async function fingerprintOf(part: Part): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(part.env ?? {}));
  const files: string[] = [];
  for await (const entry of glob(part.sources, { cwd: ROOT, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  }
  for (const file of files.sort()) hash.update(file.slice(ROOT.length)).update(await readFile(file));
  return hash.digest('hex');
}
