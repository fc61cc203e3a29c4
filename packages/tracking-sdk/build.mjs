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
  build({ ...common, entryPoints: ['src/global.ts'], format: 'iife', outfile: 'dist/crow.global.js' }),
]);
writeTypes();

/** Emits declarations and keeps those that the entry needs; a type that only we have must not be among them. */
function writeTypes() {
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
    copyDeclarations(from, 'index', new Set());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyDeclarations(from, name, copied) {
  if (copied.has(name)) return;
  copied.add(name);
  const text = readFileSync(join(from, `${name}.d.ts`), 'utf8');
  for (const [, module] of text.matchAll(/from ["']([^"']+)["']/g)) {
    if (!module.startsWith('./')) throw new Error(`The public types of ${name} need ${module}.`);
    copyDeclarations(from, module.slice(2).replace(/\.ts$/, ''), copied);
  }
  writeFileSync(join(dist, `${name}.d.ts`), text.replace(/(from ["']\.\/[^"']+)\.ts(["'])/g, '$1.js$2'));
}
