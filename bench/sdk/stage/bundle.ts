import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import type { Adapter } from '../adapters/adapter.ts';
import { HERE, SDK } from '../paths.ts';

const bundles = new Map<string, Promise<string>>();

/** Bundles a module as a customer would for production: one script, minified, without what it does not use. */
export async function bundle(source: string, options: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: HERE, sourcefile: 'app.js' },
    ...{ bundle: true, minify: true, treeShaking: true, write: false, format: 'iife', target: 'es2022' },
    ...{ legalComments: 'none', logLevel: 'silent', platform: 'browser' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    alias: { '@crow/tracking-sdk': join(SDK, 'dist/index.js') },
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** The app of an SDK, bundled once. */
export function appOf(adapter: Adapter): Promise<string> {
  let app = bundles.get(adapter.name);
  if (!app) {
    app = bundle(adapter.app, { external: adapter.external ?? [] });
    bundles.set(adapter.name, app);
  }
  return app;
}

/** Bytes on the wire at the best that gzip does. */
export function gzipBytes(code: string | Buffer): number {
  return gzipSync(code, { level: 9 }).length;
}
