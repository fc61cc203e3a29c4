// Builds what customers get: an ES module with its types, and one script for a script tag.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const banner = { js: '/*! CROW tracking SDK, MIT */' };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const common = { bundle: true, minify: true, target: 'es2022', legalComments: 'none', banner, absWorkingDir: here };
await Promise.all([
  build({ ...common, entryPoints: ['src/index.ts'], format: 'esm', outfile: 'dist/index.js', sourcemap: true }),
  build({
    ...common,
    entryPoints: ['src/react.ts'],
    format: 'esm',
    outfile: 'dist/react.js',
    sourcemap: true,
    external: ['react'],
    plugins: [{ name: 'one tracker', setup: useIndexOfPackage }],
  }),
  build({ ...common, entryPoints: ['src/consent.ts'], format: 'esm', outfile: 'dist/consent.js', sourcemap: true }),
  build({ ...common, entryPoints: ['src/global.ts'], format: 'iife', outfile: 'dist/crow.global.js' }),
  build({ ...common, entryPoints: ['src/stub.ts'], format: 'iife', outfile: 'dist/stub.js' }),
]);
writeTypes(['index', 'react', 'consent']);

/** The hooks use the tracker that applications import, not a copy of it. */
function useIndexOfPackage(building) {
  building.onResolve({ filter: /\/index\.ts$/ }, () => ({ path: './index.js', external: true }));
}

/** Emits declarations and keeps those that the entries need; a type that only we have must not be among them. */
function writeTypes(entries) {
  const folder = mkdtempSync(join(tmpdir(), 'crow-types-'));
  try {
    const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '../..'];
    const tsc = spawnSync('tsc', ['-p', 'tsconfig.build.json', ...flags, '--outDir', folder], {
      cwd: here,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${join(here, '../../node_modules/.bin')}:${process.env.PATH}` },
    });
    if (tsc.status !== 0) throw new Error('The types could not be built.');
    const from = join(folder, 'packages/tracking-sdk/src');
    const copied = new Set();
    for (const entry of entries) copyDeclarations(from, entry, copied);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyDeclarations(from, name, copied) {
  if (copied.has(name)) return;
  copied.add(name);
  const text = readFileSync(join(from, `${name}.d.ts`), 'utf8');
  for (const [, module] of text.matchAll(/from ["']([^"']+)["']/g)) {
    if (module === 'react') continue;
    if (!module.startsWith('.')) throw new Error(`The public types of ${name} need ${module}.`);
    copyDeclarations(from, join(dirname(name), module).replace(/\.ts$/, ''), copied);
  }
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, `${name}.d.ts`), text.replace(/(from ["']\.[^"']+)\.ts(["'])/g, '$1.js$2'));
}
