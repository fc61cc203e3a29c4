import { contentOf } from '../load/batch-maker.ts';
import { closedLoop, type LoadResult } from '../load/loops.ts';
import { type Contender, type ContenderName, loadFor } from './contenders.ts';

/** What one contender did with batches of one size, as the median of its rounds. */
export interface ClosedRow {
  name: ContenderName;
  batch: number;
  requestsPerSecond: number;
  eventsPerSecond: number;
  /** CPU time of a batch, microseconds. */
  cpuUs: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  failed: number;
  firstFailure: string | undefined;
}

/**
 * Each contender in a closed loop, with batches of several sizes. They take turns in short rounds, so that whatever else the machine does
 * meets all of them.
 */
export async function measureClosed(
  contenders: Contender[],
  { sizes, rounds, roundMs }: { sizes: number[]; rounds: number; roundMs: number },
  tell: (row: ClosedRow) => void,
): Promise<ClosedRow[]> {
  const rows: ClosedRow[] = [];
  for (const size of sizes) {
    const content = contentOf(size);
    const measured = new Map<ContenderName, ClosedRow[]>(contenders.map(({ name }) => [name, []]));
    for (const contender of contenders) await closedLoop(loadFor(contender, content), roundMs / 2); // warms up
    for (let round = 0; round < rounds; round++) {
      for (const contender of contenders) {
        const before = contender.cpuMs();
        const result = await closedLoop(loadFor(contender, content), roundMs);
        measured.get(contender.name)?.push(rowOf(contender.name, size, result, contender.cpuMs() - before));
      }
    }
    for (const list of measured.values()) {
      const row = medianRow(list);
      rows.push(row);
      tell(row);
    }
  }
  return rows;
}

function rowOf(name: ContenderName, batch: number, result: LoadResult, cpuMs: number): ClosedRow {
  const { answered, elapsedMs, failed, firstFailure, p50Ms, p95Ms, p99Ms } = result;
  const requestsPerSecond = (answered * 1000) / elapsedMs;
  return {
    name,
    batch,
    requestsPerSecond,
    eventsPerSecond: requestsPerSecond * batch,
    cpuUs: (cpuMs * 1000) / answered,
    p50Ms,
    p95Ms,
    p99Ms,
    failed,
    firstFailure,
  };
}

function medianRow(rows: ClosedRow[]): ClosedRow {
  const [first] = rows;
  if (!first) throw new Error('no round was measured');
  const median = (field: Exclude<keyof ClosedRow, 'name' | 'firstFailure'>) => {
    const values = rows.map((row) => row[field]).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)] as number;
  };
  return {
    name: first.name,
    batch: first.batch,
    requestsPerSecond: median('requestsPerSecond'),
    eventsPerSecond: median('eventsPerSecond'),
    cpuUs: median('cpuUs'),
    p50Ms: median('p50Ms'),
    p95Ms: median('p95Ms'),
    p99Ms: median('p99Ms'),
    failed: rows.reduce((sum, { failed }) => sum + failed, 0),
    firstFailure: rows.find(({ firstFailure }) => firstFailure)?.firstFailure,
  };
}
