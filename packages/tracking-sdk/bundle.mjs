import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { INTERNAL_NAMES } from './internal-names.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const banner = '/*! CROW tracking SDK, MIT */';
/** The language level of what is shipped: browsers of the last five years. */
const YEAR = 2022;
const shortNames = new RegExp(`^(${INTERNAL_NAMES.join('|')})$`);

/**
 * Bundles an entry of `src/` and makes it as small as it gets.
 * @param {string} entry name of the file without its ending
 * @param {'esm' | 'iife'} format a module for applications, or a script for a script tag
 * @param {{ nameCache?: object, plugins?: import('esbuild').Plugin[] }} [more] scripts that use each other's objects
 *   need one cache of short names
 * @returns {Promise<string>} its text
 */
export async function bundle(entry, format, { nameCache, plugins = [] } = {}) {
  const { outputFiles } = await build({
    ...{ bundle: true, write: false, format, target: `es${YEAR}`, legalComments: 'none', absWorkingDir: here },
    entryPoints: [`src/${entry}.ts`],
    minifySyntax: true,
    // Strict mode catches mistakes that the types have caught already.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
    external: ['react', 'node:*'],
    plugins: entry === 'index' ? plugins : [...plugins, { name: 'one tracker', setup: useIndexOfPackage }],
  });
  const isModule = format === 'esm';
  const { code } = await minify(outputFiles[0].text, {
    module: isModule,
    toplevel: true,
    ecma: YEAR,
    compress: {
      passes: 5,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
    },
    // Applications bring their own minifier, and may have two of our modules.
    mangle: isModule || { properties: { regex: shortNames, builtins: true } },
    nameCache,
    format: { preamble: banner },
  });
  return code;
}

/** Other entries use the tracker that applications import, not a copy of it. */
function useIndexOfPackage(building) {
  building.onResolve({ filter: /\/index\.ts$/ }, () => ({ path: './index.js', external: true }));
}
