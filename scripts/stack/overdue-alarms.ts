import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The local runtime's own list of alarms, one of each class of objects. */
const LIST = 'metadata.sqlite';
/** Alarms a second that a runtime manages beside requests. */
const PER_SECOND = 100;
const MS_IN_NS = 1_000_000n;

/**
 * Spreads the alarms that became due while nothing ran. The runtime would fire all of them at its start and, before anything of ours runs, load as many
 * objects; with three files each it ends for want of handles, and again at each start. Objects whose alarm comes later than they set it do their work then.
 * @param folder of all objects, while nothing uses it
 * @param now Unix milliseconds
 * @returns how many were put off
 */
export function spreadOverdueAlarms(folder: string, now: number): number {
  if (!existsSync(folder)) return 0;
  const lists = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(LIST));
  return lists.reduce((sum, list) => sum + spreadIn(join(folder, list), BigInt(now) * MS_IN_NS), 0);
}

function spreadIn(file: string, nowNs: bigint): number {
  const database = new DatabaseSync(file);
  try {
    if (!database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_cf_ALARM'").get()) return 0;
    const stepNs = (1000n * MS_IN_NS) / BigInt(PER_SECOND);
    const { changes } = database
      .prepare(
        `UPDATE _cf_ALARM SET scheduled_time = ?1 + ?2 * turn
          FROM (SELECT actor_id AS late, row_number() OVER (ORDER BY scheduled_time) AS turn FROM _cf_ALARM WHERE scheduled_time <= ?1)
          WHERE actor_id = late`,
      )
      .run(nowNs, stepNs);
    return Number(changes);
  } finally {
    database.close();
  }
}
