import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from '../../scripts/stack/build.ts';
import { questions } from './questions.ts';
import { Stage } from './stage.ts';

/** Interactions of one organization, with the 95th percentile that a search may take. */
const TARGETS = [
  { interactions: 20_000, p95Ms: 100 },
  { interactions: 100_000, p95Ms: 200 },
];
const ASKED = 200;
const WARM_UP = 16;

/** Times searches one after the other over HTTP, each question in words that were never asked before. */
async function main(): Promise<void> {
  const load = (loadavg()[0] ?? 0) / availableParallelism();
  console.log(`${availableParallelism()} cores; processes that wanted to run, a core: ${load.toFixed(1)} before`);
  await buildProduct();
  const folder = mkdtempSync(join(tmpdir(), 'crow-search-'));
  const stage = await Stage.open(folder);
  try {
    let there = 0;
    for (const { interactions, p95Ms } of TARGETS) {
      await stage.fill(there, interactions);
      there = interactions;
      const times = await ask(stage);
      const all = [...times.values()].flat();
      const p95 = percentile(all, 0.95);
      const met = p95 <= p95Ms;
      console.log(
        `${interactions.toLocaleString('en')} interactions: p50 ${percentile(all, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; target <= ${p95Ms} ms: ${met ? 'pass' : 'FAIL'}`,
      );
      for (const [kind, some] of times) {
        console.log(
          `  ${kind}: p50 ${percentile(some, 0.5).toFixed(0)} ms, p95 ${percentile(some, 0.95).toFixed(0)} ms`,
        );
      }
      if (!met) process.exitCode = 1;
    }
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns milliseconds by kind of question */
async function ask(stage: Stage): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  let number = 0;
  for (const { kind, question } of questions(WARM_UP + ASKED)) {
    const startedAt = performance.now();
    const { hits } = (await stage.get(`/api/search?q=${encodeURIComponent(question)}`)) as { hits: unknown[] };
    const ms = performance.now() - startedAt;
    if (hits.length === 0) throw new Error(`nothing was found by “${question}”`);
    number += 1;
    if (number > WARM_UP) times.set(kind, [...(times.get(kind) ?? []), ms]);
  }
  return times;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

await main();
