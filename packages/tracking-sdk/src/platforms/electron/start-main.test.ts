import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppStub, IpcMainStub, MAIN_FRAME } from '../../../test/electron/stub.ts';
import { settle } from '../../../test/fake-clock.ts';
import { createFakeCloud, type FakeCloud } from '../../../test/fake-cloud.ts';
import type { CrowMain, ElectronMainOptions } from './options.ts';
import { startMain } from './start-main.ts';

const KILLED = fileURLToPath(new URL('../../../test/electron/killed.ts', import.meta.url));

let cloud: FakeCloud;
let folder: string;
let app: AppStub;
let ipcMain: IpcMainStub;
const running: CrowMain[] = [];

beforeEach(() => {
  cloud = createFakeCloud();
  folder = mkdtempSync(join(tmpdir(), 'crow-electron-'));
  app = new AppStub(folder);
  ipcMain = new IpcMainStub();
});
afterEach(() => {
  for (const crow of running.splice(0)) crow.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function start(options: Partial<ElectronMainOptions> = {}) {
  const crow = startMain({
    ...{ app, ipcMain, net: cloud, apiKey: 'crow_pk_test', endpoint: 'https://crow.example' },
    ...options,
  });
  running.push(crow);
  return crow;
}

/** An answer that does not come. */
const never = () => new Promise<Response>(() => undefined);

const page = { id: 0, url: 'file:///app/index.html', title: 'Library' };
const event = (name: string) => JSON.stringify({ page, event: { type: 'custom', name } });

test('what was tracked right before the process was killed is delivered once by the next start', async () => {
  const { signal } = spawnSync(process.execPath, [KILLED, folder], { stdio: 'inherit' });
  expect(signal).toBe('SIGKILL');
  // The last line may have been cut off in the middle.
  appendFileSync(join(folder, 'crow.jsonl'), '\n["crow.k_test.b.1.half');
  const names = Array.from({ length: 50 }, (_, i) => `e${i}`);
  const next = start();
  await next.flush();
  expect(cloud.names().sort()).toEqual(names.sort());
  expect(new Set(cloud.tries.map(({ batchId }) => batchId)).size).toBe(cloud.tries.length);
  next.dispose();
  const after = start();
  await after.flush();
  expect(cloud.names()).toHaveLength(50);
});

test('a batch that arrived without anybody hearing of it is sent again as it was, and counts once', async () => {
  const lost = vi.fn((url: string, init?: { body?: unknown }) => cloud.fetch(url, init).then(() => never()));
  const crow = start({ net: { fetch: lost } });
  crow.track('bought');
  void crow.flush();
  await vi.waitFor(() => expect(cloud.tries).toHaveLength(1));
  // What a killed process would leave behind.
  copyFileSync(join(folder, 'crow.jsonl'), join(folder, 'left.jsonl'));
  await start({ file: join(folder, 'left.jsonl') }).flush();
  const [first, second] = cloud.tries;
  expect(second).toEqual(first);
  expect(cloud.names()).toEqual(['bought']);
});

test('main process and windows share visitor and session, and one batch', async () => {
  const crow = start();
  crow.track('from_main');
  ipcMain.say(event('from_window_1'), { window: 1 });
  ipcMain.say(event('from_window_2'), { window: 2 });
  await crow.flush();
  expect(cloud.names().sort()).toEqual(['from_main', 'from_window_1', 'from_window_2']);
  expect(cloud.batches()).toMatchObject([
    { platform: 'electron', context: { deviceType: 'desktop', app: { name: 'Photo Desk', version: '3.4.0' } } },
  ]);
});

test('events of a window are on its pages, and a title may come later', async () => {
  const crow = start();
  const { title: _title, ...untitled } = page;
  ipcMain.say(JSON.stringify({ page: untitled, event: { type: 'page_view', navigation: 'load' } }));
  ipcMain.say(event('titled'));
  ipcMain.say(JSON.stringify({ page: { id: 1, url: 'file:///app/index.html#/edit?token=abc' } }));
  crow.track('from_main');
  await crow.flush();
  expect(cloud.events().map(({ where, titled }) => [where, titled])).toEqual([
    ['file:///app/index.html', 'Library'],
    ['file:///app/index.html', 'Library'],
    ['file:///app/index.html#/edit?token=[redacted]', undefined],
  ]);
});

test('calls of a window reach the one tracker', async () => {
  const crow = start();
  ipcMain.say(JSON.stringify({ page, call: 'identify', given: ['user-7', { plan: 'pro' }] }));
  ipcMain.say(JSON.stringify({ page, call: 'register', given: [{ theme: 'dark' }] }));
  crow.track('known');
  await ipcMain.handlers.get('crow:flush')?.({ sender: { id: 1 }, senderFrame: MAIN_FRAME });
  expect(cloud.batches().find(({ events }) => events[0]?.type === 'custom')).toMatchObject({
    userId: 'user-7',
    properties: { theme: 'dark' },
  });
  ipcMain.say(JSON.stringify({ page, call: 'setConsent', given: [{ analytics: false }] }));
  crow.track('after');
  ipcMain.say(event('after'));
  await crow.flush();
  expect(cloud.names()).toEqual(['known']);
});

test.each([
  ['no text', { type: 'custom' }],
  ['no JSON', '{"event"'],
  ['nothing', 'null'],
  ['no page', '{"event":{"type":"custom","name":"bad"}}'],
  ['an unknown type', JSON.stringify({ page, event: { type: 'identify', userId: 'x' } })],
  ['an unknown call', JSON.stringify({ page, call: 'dispose' })],
  ['a call without its subject', JSON.stringify({ page, call: 'identify', given: [{ toString: 1 }] })],
  ['consent that is none', JSON.stringify({ page, call: 'setConsent', given: [{ analytics: 'no' }] })],
  ['too much', JSON.stringify({ page, event: { type: 'custom', name: 'bad', properties: { a: 'x'.repeat(40_000) } } })],
])('a message that is %s does nothing', async (_name, message) => {
  const crow = start();
  ipcMain.say(message);
  crow.track('good');
  await crow.flush();
  expect(cloud.events()).toMatchObject([{ type: 'custom', name: 'good' }]);
});

test('frames inside of a page and pages that are not trusted are not heard', async () => {
  const crow = start({ isTrusted: (url) => url.startsWith('file:') });
  ipcMain.say(event('ad'), { senderFrame: { parent: MAIN_FRAME, url: 'file:///app/ad.html' } });
  ipcMain.say(event('web'), { senderFrame: { parent: null, url: 'https://elsewhere.example/' } });
  ipcMain.say(event('gone'), { senderFrame: null });
  ipcMain.say(event('good'));
  ipcMain.say(event('last words'), { senderFrame: null });
  await crow.flush();
  expect(cloud.names().sort()).toEqual(['good', 'last words']);
});

test('quitting waits until what waits is sent, once', async () => {
  const crow = start();
  crow.track('last');
  expect(app.beginToQuit()).toBe(true);
  await vi.waitFor(() => expect(app.quits).toBe(1));
  expect(cloud.names()).toEqual(['last']);
  expect(app.beginToQuit()).toBe(false);
});

test('quitting does not wait long for a server that hangs, and the next start sends', async () => {
  const crow = start({ net: { fetch: never }, quitWaitMs: 30 });
  crow.track('last');
  app.beginToQuit();
  await vi.waitFor(() => expect(app.quits).toBe(1));
  crow.dispose();
  await start().flush();
  expect(cloud.names()).toEqual(['last']);
});

test('nothing is sent before Electron is ready', async () => {
  let ready = () => undefined as unknown;
  app.whenReady = () =>
    new Promise<void>((resolve) => {
      ready = resolve as () => undefined;
    });
  const crow = start();
  crow.track('early');
  const sent = crow.flush();
  await settle();
  expect(cloud.tries).toEqual([]);
  ready();
  await sent;
  expect(cloud.names()).toEqual(['early']);
});

test('where consent is required nothing is written before it', async () => {
  const crow = start({ consent: 'required' });
  crow.track('held');
  await settle();
  expect(readFileSync(join(folder, 'crow.jsonl'), 'utf8')).toBe('');
  crow.optIn();
  await crow.flush();
  expect(cloud.names()).toEqual(['held']);
});

test('who opts out leaves nothing in the file but the refusal', async () => {
  const crow = start();
  crow.track('regretted');
  await crow.flush();
  crow.optOut();
  const text = readFileSync(join(folder, 'crow.jsonl'), 'utf8');
  expect(text).not.toContain('regretted');
  expect(text.trim().split('\n')).toEqual([expect.stringContaining('consent')]);
  const next = start();
  next.track('later');
  await next.flush();
  expect(cloud.names()).toEqual(['regretted']);
});

test('in cookieless mode there is no file', async () => {
  const crow = start({ cookieless: true });
  crow.track('seen');
  await crow.flush();
  expect(cloud.names()).toEqual(['seen']);
  expect(existsSync(join(folder, 'crow.jsonl'))).toBe(false);
});

test('a folder that can not be written costs nothing but the restart', async () => {
  const crow = start({ file: join(KILLED, 'crow.jsonl') });
  crow.track('kept');
  await crow.flush();
  expect(cloud.names()).toEqual(['kept']);
});
