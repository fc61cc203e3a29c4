import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deliverVisits } from './delivery/deliver-visits.ts';
import { showProgress } from './delivery/progress-bar.ts';
import { type Destination, sendBatch } from './delivery/send-batch.ts';
import { readOptions, type SimulatorOptions, USAGE } from './options.ts';
import { planVisits } from './visits/plan-visits.ts';
import { readProducts } from './visits/product.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LANES = 8;

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(options: SimulatorOptions): Promise<void> {
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const destination = destinationOf(options);
  const { sessions, seed, rate } = options;
  const now = Date.now();
  const visits = planVisits({
    sessions,
    seed,
    products: readProducts(JSON.parse(readFileSync(options.catalog ?? `${ROOT}apps/demo-shop/catalog.json`, 'utf8'))),
    shop: destination.origin,
    spreadMs: options.spreadMinutes * 60_000,
    now,
    run: String(now),
  });
  const show = showProgress(process.stderr, sessions);
  const report = await deliverVisits(visits, {
    concurrency: LANES,
    rate,
    send: (batch) => sendBatch(batch, destination, wait),
    wait,
    now: Date.now,
    onProgress: ({ sessions: done, events }) => show(done, events),
  });
  const kinds = [...report.kinds]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${String(count).padStart(6)}  ${kind}`);
  process.stdout.write(`${kinds.join('\n')}\n\n`);
  process.stdout.write(
    `${report.sessions} sessions, ${report.events} events in ${report.batches} batches are stored.\n`,
  );
  if (report.rejected > 0)
    throw new Error(`${report.rejected} events were rejected; the first: ${report.firstRejection}`);
}

/** Where to send: what the flags say, else the demo shop that `npm start` made. */
function destinationOf({ endpoint, key, shop }: SimulatorOptions): Destination {
  if (endpoint !== undefined && key !== undefined) return { endpoint, apiKey: key, origin: shop ?? endpoint };
  if (endpoint !== undefined || key !== undefined) throw new Error('--endpoint and --key belong together');
  const path = `${process.env.CROW_DATA ?? `${ROOT}.data`}/demo.json`;
  let demo: { endpoint: string; apiKey: string; shop: string };
  try {
    demo = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(
      `There is no demo shop yet (${path} can't be read). Run npm start first, or give --endpoint and --key.`,
    );
  }
  return { endpoint: demo.endpoint, apiKey: demo.apiKey, origin: demo.shop };
}
