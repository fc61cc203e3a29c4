import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installApart } from '../../scripts/install-apart.ts';
import { hasPostgres, startPostgres } from './collectors/postgres.ts';
import { startCollector } from './collectors/start-collector.ts';
import { contentOf } from './load/batch-maker.ts';
import { closedLoop, openLoop } from './load/loops.ts';
import { measureClosed } from './measures/closed.ts';
import { contendersOf, loadFor } from './measures/contenders.ts';
import { measureLiveSessions } from './measures/live-sessions.ts';
import { measureNewSessions } from './measures/new-sessions.ts';
import { type Options, readOptions } from './options.ts';
import { HERE } from './paths.ts';
import { closedLine, verdictLines } from './report/tables.ts';
import { type Results, verdictsOn } from './report/targets.ts';
import { RuntimeFolder } from './runtime/runtime.ts';
import { serve } from './runtime/serve.ts';

const OPEN_RATES = [50_000, 75_000];

/** Builds gateway and ingest worker, runs them on the bare runtime, and measures them beside the runtime alone and two collectors. */
async function main(options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crow-ingest-'));
  chmodSync(folder, 0o755); // PostgreSQL may have to run as another user
  try {
    if (options.serve) await serve(new RuntimeFolder(folder, options.port));
    else await measure(options, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(options: Options, folder: string): Promise<void> {
  const load = (loadavg()[0] ?? 0) / availableParallelism();
  const results: Results = {};
  if (options.parts.includes('closed')) results.closed = await closed(options, folder);
  if (options.parts.includes('open')) results.open = await open(options, folder);
  if (options.parts.includes('new')) {
    results.newSessions = await inRuntime(options.port, folder, (runtime) =>
      measureNewSessions(runtime, options.quick ? 3_000 : 15_000),
    );
  }
  if (options.parts.includes('live')) {
    results.live = await inRuntime(options.port, folder, (runtime) =>
      measureLiveSessions(runtime, options.quick ? 1_000 : 10_000),
    );
  }
  const verdicts = verdictsOn(results);
  console.log(`\n${verdictLines(verdicts).join('\n')}`);
  console.log(`\nprocesses that wanted to run, a core, before: ${load.toFixed(1)}`);
  mkdirSync(join(HERE, 'results'), { recursive: true });
  writeFileSync(join(HERE, 'results/latest.json'), JSON.stringify({ load, verdicts, results }, null, 2));
  if (verdicts.some(({ met, isStretch }) => !met && !isStretch)) process.exitCode = 1;
}

async function closed({ quick, port }: Options, folder: string): Promise<Results['closed']> {
  const collectors = await startCollectors(folder, port);
  try {
    const plan = quick
      ? { sizes: [50], rounds: 1, roundMs: 1_500 }
      : { sizes: [1, 10, 50, 100], rounds: 3, roundMs: 4_000 };
    return await inRuntime(port, folder, (runtime) =>
      measureClosed(contendersOf(runtime, collectors), plan, (row) => console.log(closedLine(row))),
    );
  } finally {
    collectors?.each.stop();
    collectors?.batch.stop();
    await collectors?.postgres.stop();
  }
}

async function startCollectors(folder: string, port: number) {
  if (!hasPostgres()) {
    console.log('PostgreSQL is not installed (Debian: apt-get install postgresql): the collectors are left out.');
    return null;
  }
  installApart(HERE, 'the collector');
  const postgres = await startPostgres(join(folder, 'postgres'));
  const each = await startCollector(postgres, port + 2, 'each');
  const batch = await startCollector(postgres, port + 3, 'batch');
  return { postgres, each, batch };
}

function open(options: Options, folder: string): Promise<NonNullable<Results['open']>> {
  return inRuntime(options.port, folder, async (runtime) => {
    const content = contentOf(50);
    const [, crow] = contendersOf(runtime, null);
    if (!crow) throw new Error('there is nothing to measure');
    await closedLoop(loadFor(crow, content), options.quick ? 2_000 : 5_000); // warms up
    const measured: NonNullable<Results['open']> = [];
    for (const eventsPerSecond of OPEN_RATES) {
      const load = loadFor(crow, content, 64);
      const result = await openLoop(load, eventsPerSecond / content.events, options.quick ? 3_000 : 15_000);
      measured.push({ eventsPerSecond, result });
    }
    return measured;
  });
}

/** Measures in a runtime that nothing was sent to before. */
async function inRuntime<T>(
  port: number,
  folder: string,
  act: (runtime: Awaited<ReturnType<RuntimeFolder['start']>>) => Promise<T>,
): Promise<T> {
  const runtime = await new RuntimeFolder(mkdtempSync(join(folder, 'run-')), port).start();
  try {
    return await act(runtime);
  } finally {
    await runtime.kill();
  }
}

await main(readOptions(process.argv.slice(2)));
