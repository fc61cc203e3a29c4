// Builds what customers get: ES modules with their types, and one script for a script tag.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleModule, bundleScript } from './build/bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
/** What applications import, and what pages load by a script tag. */
const MODULES = ['index', 'react', 'consent', 'errors', 'react-native', 'electron/main', 'electron/renderer'];
mkdirSync(join(dist, 'electron'));
const SCRIPTS = { 'crow.global': 'global', 'crow.errors': 'errors-global', stub: 'stub' };
const write = async (name, text) => writeFileSync(join(dist, `${name}.js`), await text);
await Promise.all(MODULES.map((entry) => write(entry, bundleModule(entry))));
await Promise.all(Object.entries(SCRIPTS).map(([name, entry]) => write(name, bundleScript(entry))));
writeTypes(MODULES);
for (const name of Object.keys(SCRIPTS)) console.log(`${name}.js  integrity="${integrityOf(`${name}.js`)}"`);

/** Subresource Integrity (W3C) of a file, for the `integrity` attribute of its script tag. */
function integrityOf(file) {
  return `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, file)))
    .digest('base64')}`;
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
    const copied = new Set();
    for (const entry of entries) copyDeclarations(join(folder, 'packages/tracking-sdk/src'), entry, copied);
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
