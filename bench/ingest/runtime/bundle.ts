import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles a Worker as it is deployed, for a runtime without a development server. */
export async function bundleWorker(entry: string, folder: string, name: string): Promise<string> {
  const file = `${name}.js`;
  await build({
    entryPoints: [entry],
    outfile: join(folder, file),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return file;
}
