import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { build } from 'esbuild';
import { minify } from 'terser';
import { flatten } from './flatten.mjs';
import { INTERNAL_NAMES } from './internal-names.mjs';
import { loosen, tighten } from './loose-script.mjs';
import { chooseNames, chooseOrder, NAMES } from './short-names.mjs';
import { unlink } from './tree.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const banner = '/*! CROW, MIT */';
/**
 * Most functions of the tracker's script run while it starts or soon after. V8 compiles them with the script then, which
 * takes less time than finding each when it is called, and for a script from the network happens beside the page
 * (https://v8.dev/blog/explicit-compile-hints). It must be the first comment; what follows the first word is free.
 * The stub does without: it stands in pages, and a line comment does not outlive one who joins lines.
 */
const hintBanner = '//# allFunctionsCalledOnLoad CROW, MIT';
/** What makes a script small, as `learn.mjs` found it. */
const LEARNED = JSON.parse(readFileSync(new URL('learned.json', import.meta.url), 'utf8'));
/** Fields of objects that scripts hand to each other are short in the same way in all of them. */
const FIELDS = new Map(INTERNAL_NAMES.map((name, index) => [name, NAMES[index]]));
/** The language level of what is shipped: browsers of the last five years. */
const YEAR = 2022;
const compress = {
  passes: 5,
  unsafe: true,
  unsafe_arrows: true,
  pure_getters: true,
  keep_fargs: false,
};

/**
 * Bundles an entry of `src/` as a module. Applications bring their own minifier, so this one keeps to what is safe
 * for any code.
 * @param {string} entry name of the file without its ending
 * @returns {Promise<string>} its text
 */
export async function bundleModule(entry) {
  const code = await bundled(entry, 'esm', entry === 'index' ? [] : [useIndexOfPackage]);
  const { code: small } = await minify(code, {
    module: true,
    ecma: YEAR,
    compress: { ...compress, unsafe_methods: true },
    mangle: true,
    format: { preamble: banner },
  });
  return small;
}

/**
 * Bundles an entry of `src/` as a script for a script tag, as small as it gets.
 * @param {string} entry name of the file without its ending
 * @returns {Promise<string>} its text
 */
export async function bundleScript(entry) {
  const { names, order } = LEARNED[entry] ?? {};
  const script = await looseScript(entry);
  chooseOrder(script, order);
  return tighten(script, chooseNames(script, names));
}

/**
 * Bundles such a script up to the choice of names and order.
 * @param {string} entry
 * @param {import('esbuild').Plugin[]} [plugins]
 */
export async function looseScript(entry, plugins = []) {
  const program = flatten(parse(await bundled(entry, 'iife', plugins), { ecmaVersion: YEAR }));
  unlink(program);
  const { code } = await minify(program, {
    parse: { spidermonkey: true },
    toplevel: true,
    ecma: YEAR,
    compress: { ...compress, hoist_funs: true },
    mangle: false,
    format: { preamble: entry === 'global' ? hintBanner : banner, shorthand: false },
  });
  return loosen(code, FIELDS);
}

async function bundled(entry, format, plugins) {
  const { outputFiles } = await build({
    ...{ bundle: true, write: false, format, target: `es${YEAR}`, legalComments: 'none', absWorkingDir: root },
    entryPoints: [`src/${entry}.ts`],
    // Strict mode catches mistakes that the types have caught already.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
    external: ['react', 'node:*'],
    plugins,
  });
  return outputFiles[0].text;
}

/** Other entries use the tracker that applications import, not a copy of it. */
const useIndexOfPackage = {
  name: 'one tracker',
  setup: (building) => building.onResolve({ filter: /\/index\.ts$/ }, () => ({ path: './index.js', external: true })),
};
