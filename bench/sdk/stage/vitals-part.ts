import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { SDK } from '../paths.ts';
import { gzipBytes } from './bundle.ts';

/** The trackers of speed, by the names of their files. */
const SPEED = /[\\/]trackers[\\/][^\\/]*(vital|load|interactive|performance|tti|lcp|cls|inp)[^\\/]*\.ts$/;

/**
 * What the trackers of speed add to our whole build: its size less its size with functions in their place that do
 * nothing.
 * @returns bytes, gzip -9; 0 when there are no such trackers
 */
export async function vitalsBytes(): Promise<number> {
  const replaced: string[] = [];
  const without: Plugin = {
    name: 'without-speed',
    setup(bundler) {
      bundler.onLoad({ filter: SPEED }, async ({ path }) => {
        replaced.push(basename(path));
        const names = (await readFile(path, 'utf8')).matchAll(/^export (?:async )?(?:function|const|let) (\w+)/gm);
        return { loader: 'ts', contents: [...names].map(([, name]) => `export const ${name} = () => {};`).join('\n') };
      });
    },
  };
  const [whole, rest] = await Promise.all([sizeWith([]), sizeWith([without])]);
  return replaced.length > 0 ? whole - rest : 0;
}

async function sizeWith(plugins: Plugin[]): Promise<number> {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(SDK, 'src/global.ts')], bundle: true, minify: true, format: 'iife', target: 'es2022' },
    ...{ write: false, logLevel: 'silent', legalComments: 'none', plugins },
  });
  return gzipBytes(outputFiles[0]?.text ?? '');
}
