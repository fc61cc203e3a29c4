import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { geminiSettings, geminiVariables } from './gemini/gemini-variables.ts';
import { buildProduct, buildShop } from './stack/build.ts';
import { errorIn } from './stack/build-failure.ts';
import { openDataFolder } from './stack/data-folder.ts';
import { type Demo, ensureDemo, knownDemo } from './stack/demo.ts';
import { handleLimit, objectsWithin } from './stack/handles.ts';
import { claimDataFolder } from './stack/lock.ts';
import { applyMigrations } from './stack/migrations.ts';
import { spreadOverdueAlarms } from './stack/overdue-alarms.ts';
import { requireFreePort } from './stack/ports.ts';
import { untilReady } from './stack/ready.ts';
import { ensureSecrets, type StackSecrets } from './stack/secrets.ts';
import { addressesOf, readSettings, type StackSettings } from './stack/settings.ts';
import { type RunningWorkers, SERVICES, startWorkers } from './stack/workers.ts';

/** Runs the whole product on this machine until it is told to end. */
async function main(): Promise<void> {
  const settings = readSettings();
  const gemini = geminiSettings();
  openDataFolder(settings.dataDir);
  const lock = claimDataFolder(settings.dataDir);
  const running: RunningWorkers[] = [];
  let isStopping = false;
  const stop = async (status: number) => {
    isStopping = true;
    await Promise.all(running.map((workers) => workers.stop()));
    lock.release();
    process.exit(status);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(0));

  try {
    const demo = await startAll(settings, (workers) => {
      running.push(workers);
      lock.note(workers.pid);
      if (isStopping) void workers.stop();
    });
    greet(settings, demo, gemini?.model);
  } catch (error) {
    console.error(`\nCROW could not start: ${error instanceof Error ? error.message : String(error)}`);
    await stop(1);
  }
  await Promise.race(running.map((workers) => workers.ended));
  if (isStopping) return; // it was told to end
  console.error(`\nThe Workers runtime ended by itself. Its log: ${join(settings.dataDir, 'logs')}`);
  await stop(1);
}

async function startAll(settings: StackSettings, started: (workers: RunningWorkers) => void): Promise<Demo> {
  const { dataDir, port, shopPort } = settings;
  await requireFreePort(port, 'CROW_PORT');
  await requireFreePort(shopPort, 'CROW_SHOP_PORT');
  const secrets = ensureSecrets(dataDir);

  step('Building what changed and preparing the databases');
  await Promise.all([buildProduct(), applyMigrations(dataDir)]);

  step('Starting the Workers');
  // The shop carries the demo's API key, so only the first start has to wait for the services before it.
  const known = knownDemo(settings);
  const [demo] = await Promise.all([
    startServices(settings, secrets, started),
    known && buildShopFor(settings, known).then(() => startShop(settings, started)),
  ]);
  await buildShopFor(settings, demo);
  if (!known) await startShop(settings, started);
  return demo;
}

async function startServices(
  settings: StackSettings,
  secrets: StackSecrets,
  started: (workers: RunningWorkers) => void,
): Promise<Demo> {
  const { dataDir, port } = settings;
  spreadOverdueAlarms(join(dataDir, 'v3', 'do'), Date.now());
  const services = startWorkers({
    configs: SERVICES.map((name) => `services/${name}/wrangler.jsonc`),
    port,
    dataDir,
    variables: {
      ...secrets,
      OUTBOX_RETRY_MS: String(settings.outboxRetryMs),
      TRUSTED_PROXIES: settings.trustedProxies,
      ...geminiVariables(),
      OBJECTS_IN_MEMORY: String(objectsWithin(handleLimit())),
    },
    log: 'services.log',
  });
  started(services);
  await untilUp(services, `http://localhost:${port}/v1/health`, join(dataDir, 'logs', 'services.log'));
  return ensureDemo(settings, secrets.SETUP_TOKEN);
}

function buildShopFor(settings: StackSettings, { apiKey, endpoint, dashboard }: Demo): Promise<void> {
  return buildShop(shopFilesOf(settings), { apiKey, endpoint, dashboard });
}

function shopFilesOf({ dataDir }: StackSettings): string {
  return join(dataDir, 'shop');
}

async function startShop(settings: StackSettings, started: (workers: RunningWorkers) => void): Promise<void> {
  const { dataDir, shopPort } = settings;
  const shop = startWorkers({
    configs: ['apps/demo-shop/wrangler.jsonc'],
    assets: shopFilesOf(settings),
    port: shopPort,
    dataDir: join(dataDir, 'shop-state'),
    variables: {},
    log: 'shop.log',
  });
  started(shop);
  await untilUp(shop, `http://localhost:${shopPort}/`, join(dataDir, 'shop-state', 'logs', 'shop.log'));
}

async function untilUp(workers: RunningWorkers, url: string, log: string): Promise<void> {
  const unbuilt = workers.unbuilt.then((error) => {
    throw new Error(`a Worker can't be built.\n\n${error}\n\nMend it and start again. The whole log: ${log}`);
  });
  try {
    await Promise.race([untilReady(url, workers.ended).catch((cause: unknown) => failed(cause, log)), unbuilt]);
  } finally {
    unbuilt.catch(() => undefined); // a Worker that is changed later and can't be built says so in the log
  }
}

/** Tells why the runtime didn't start, with the error that it printed where it did. */
function failed(cause: unknown, log: string): never {
  const error = existsSync(log) ? errorIn(readFileSync(log, 'utf8')) : null;
  const told = error === null ? '' : `:\n\n${error}\n\n`;
  throw new Error(`${cause instanceof Error ? cause.message : String(cause)}${told || '. '}The log says more: ${log}`, {
    cause,
  });
}

function step(text: string): void {
  console.log(`${text} …`);
}

function greet(settings: StackSettings, demo: Demo, model: string | undefined): void {
  const { api, dashboard, shop } = addressesOf(settings);
  const idle = settings.demoIdleMs / 1000;
  console.log(`
CROW is running.

  Demo shop   ${shop}
  Dashboard   ${dashboard}
  API         ${api}/v1/events

  Log in with  ${demo.email}
  Password     ${demo.password}

  Sessions are understood by ${model ?? 'the embedded analyst (GEMINI_API_KEY=… npm start asks Gemini)'}

What to do next
  1. Open the shop, look at a product, put it in the cart, go to the checkout.
  2. Open the dashboard beside it: the live view shows your events as they arrive.
  3. Leave the shop alone for ${idle} seconds: the session ends, is understood, and appears under Sessions.
  More shoppers: npm run simulate -- --sessions 200

Everything is kept in ${settings.dataDir}. Ctrl-C ends it; npm start goes on where it was.
`);
}

// What is said in the environment can be wrong before anything runs.
await main().catch((error: unknown) => {
  console.error(`\nCROW could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
