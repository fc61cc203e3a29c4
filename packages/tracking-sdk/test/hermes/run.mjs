// Runs the built React Native entry on the Hermes engine, and compiles it with the compiler of today's React Native.
// The engine that can be had as a program is an old one without classes, so the bundle is lowered for it, as Metro does.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wireBatchHead, wireEvent } from '@crow/contracts';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const SYSTEM = { linux: 'linux64-bin', darwin: 'osx-bin', win32: 'win64-bin' }[process.platform] ?? 'linux64-bin';

if (!existsSync(join(here, 'node_modules')))
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
const { transformAsync } = createRequire(import.meta.url)('@babel/core');
const folder = mkdtempSync(join(tmpdir(), 'crow-hermes-'));
try {
  const modern = await bundle(['es2022']);
  const lowered = await transformAsync((await bundle(['es2015'])).text, {
    ...{ babelrc: false, configFile: false, cwd: here, compact: false, sourceType: 'script' },
    presets: [['@babel/preset-env', { targets: { ie: '11' } }]],
  });
  compile(write('modern.js', modern.text));
  check(run(write('lowered.js', lowered.code)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bundle(target) {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(here, 'app.js')], bundle: true, write: false, format: 'iife', target },
    supported: { 'async-await': false },
  });
  return outputFiles[0];
}

function write(name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function compile(file) {
  const hermesc = join(here, 'node_modules/hermes-compiler/hermesc', SYSTEM, 'hermesc');
  execFileSync(hermesc, ['-O', '-w', '-emit-binary', '-out', `${file}.hbc`, file], { stdio: 'inherit' });
  console.log("compiled by today's Hermes");
}

function run(file) {
  const hermes = join(here, 'node_modules/hermes-engine-cli', SYSTEM, 'hermes');
  const { stdout, stderr, status } = spawnSync(hermes, [file], { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(`Hermes ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What came out has to be what the server takes, and all of it. */
function check(lines) {
  const said = lines.filter(({ audit }) => audit)[0];
  const events = [];
  for (const { url, body } of lines.filter(({ body }) => body)) {
    const { events: all, ...head } = JSON.parse(body);
    wireBatchHead.strict().parse(head);
    for (const event of all) events.push(wireEvent.parse(event));
    if (!url.startsWith(`https://crow.example/v1/events?key=crow_pk_test&session=${head.sessionId}`))
      throw new Error(`wrong address: ${url}`);
    if (head.platform !== 'react-native' || body.includes('secret')) throw new Error(`wrong batch: ${body}`);
  }
  const names = events.map(({ type, name }) => name ?? type);
  const expected = ['page_view', 'page_view', 'add_to_cart', 'identify', 'app_backgrounded'];
  if (names.join() !== expected.join()) throw new Error(`sent ${names}, expected ${expected}`);
  const warned = lines.find(({ warned }) => warned);
  if (warned) throw new Error(`the SDK warned: ${warned.warned}`);
  if (said.audit.errors > 0) throw new Error(`errors inside the SDK: ${JSON.stringify(said.audit)}`);
  console.log(`ran on Hermes: ${names.length} events in valid batches`);
}
