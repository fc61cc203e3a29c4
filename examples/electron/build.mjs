// The preload script of a sandboxed window can load no packages, so it is bundled, as the others are.
import { cpSync } from 'node:fs';
import { build } from 'esbuild';

const shared = { bundle: true, outdir: 'dist', external: ['electron', 'node:*'] };
await build({ ...shared, entryPoints: ['src/main.ts'], format: 'esm', platform: 'node' });
await build({ ...shared, entryPoints: ['src/preload.ts'], format: 'cjs', outExtension: { '.js': '.cjs' } });
await build({ ...shared, entryPoints: ['src/window.ts'], format: 'esm' });
cpSync('src/index.html', 'dist/index.html');
