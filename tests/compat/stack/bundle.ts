import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The folder whose packages the apps use. */
const HERE = dirname(dirname(fileURLToPath(import.meta.url)));

/** An app of a browser, as a customer would build it. */
export async function bundleApp(name: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [`${HERE}/apps/${name}.ts`], bundle: true, write: false, logLevel: 'silent' },
    ...{ format: 'iife', platform: 'browser', target: 'es2022', minify: true },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  return outputFiles?.[0]?.text ?? '';
}
