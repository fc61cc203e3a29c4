/** What every machine has that the checks are made for; more would only hide that something became slow. */
export const CORES = 2;

/**
 * Runs jobs in their order, several at once as long as together they need no more than `capacity`.
 * @returns the results in the order of the jobs
 */
export async function sideBySide<Job extends { cores: number }, Result>(
  jobs: readonly Job[],
  capacity: number,
  run: (job: Job) => Promise<Result>,
): Promise<Result[]> {
  const results: Promise<Result>[] = [];
  const running = new Map<Promise<Result>, number>();
  const used = () => [...running.values()].reduce((sum, cores) => sum + cores, 0);
  for (const job of jobs) {
    while (running.size > 0 && used() + job.cores > capacity) await Promise.race(running.keys());
    const result = run(job).finally(() => running.delete(result));
    running.set(result, job.cores);
    results.push(result);
  }
  return Promise.all(results);
}
