import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, Connection } from './connection.ts';
import { type Latencies, percentiles } from './latencies.ts';

/** What a run of load came to. */
export interface LoadResult extends Latencies {
  answered: number;
  /** Requests that were not answered as they should have been, and how the first was. */
  failed: number;
  firstFailure?: string;
  elapsedMs: number;
  /** Requests that were sent again on a new connection. */
  resent: number;
}

/** Where load goes, and what it is made of. */
export interface Load {
  port: number;
  connections: number;
  /** The next request of a connection, whole. */
  request: (connection: number) => string;
  /** Whether an answer is as it should be. */
  good: (answer: Answer) => boolean;
  /**
   * A request whose used connection is closed before its answer begins is sent once more on a new one, as browsers do: the runtime closes
   * connections on which it has read nothing for five seconds, also when it was only busy.
   */
  resend?: boolean;
}

class Tally {
  readonly measuredMs: number[] = [];
  failed = 0;
  resent = 0;
  firstFailure: string | undefined;

  note(load: Load, answer: Answer | Error, sinceMs: number): void {
    if (!(answer instanceof Error) && load.good(answer)) this.measuredMs.push(performance.now() - sinceMs);
    else {
      this.failed += 1;
      this.firstFailure ??= answer instanceof Error ? answer.message : `${answer.status} ${answer.body.slice(0, 300)}`;
    }
  }

  result(startedMs: number): LoadResult {
    const { measuredMs, failed, firstFailure, resent } = this;
    return {
      ...percentiles(measuredMs),
      answered: measuredMs.length,
      failed,
      resent,
      ...(firstFailure === undefined ? {} : { firstFailure }),
      elapsedMs: performance.now() - startedMs,
    };
  }
}

/**
 * Each connection sends its next request when it has the answer to the one before: shows the most that can be done.
 * @param most requests after which it ends, if its time is not over before
 */
export async function closedLoop(load: Load, durationMs: number, most = Number.POSITIVE_INFINITY): Promise<LoadResult> {
  let sent = 0;
  const connections = await openAll(load);
  const tally = new Tally();
  const startedMs = performance.now();
  await Promise.all(
    connections.map(
      (connection, index) =>
        new Promise<void>((resolve) => {
          let own = connection;
          const next = (): void => {
            const sentMs = performance.now();
            if (sentMs - startedMs >= durationMs || sent >= most) {
              resolve();
              return;
            }
            sent += 1;
            const request = load.request(index);
            const take = (answer: Answer | Error): void => {
              tally.note(load, answer, sentMs);
              if (answer instanceof Error) resolve();
              else next();
            };
            own.send(request, (answer) => {
              if (!load.resend || !(answer instanceof Error)) return take(answer);
              Connection.open(load.port).then((opened) => {
                own = opened;
                connections[index] = opened;
                tally.resent += 1;
                own.send(request, take);
              }, take);
            });
          };
          next();
        }),
    ),
  );
  const result = tally.result(startedMs);
  for (const connection of connections) connection.close();
  return result;
}

/**
 * Requests come at their times whether earlier ones were answered or not, as from visitors who don't know of each other. An answer's time
 * counts from when its request was due, also when every connection was taken then (no coordinated omission).
 */
export async function openLoop(load: Load, perSecond: number, durationMs: number): Promise<LoadResult> {
  const connections = await openAll(load);
  const free = connections.map((_, index) => index);
  const due: number[] = [];
  const tally = new Tally();
  const startedMs = performance.now();
  const total = Math.floor((perSecond * durationMs) / 1000);
  let planned = 0;
  const serve = (): void => {
    while (due.length > 0 && free.length > 0) {
      const index = free.pop() as number;
      const dueMs = due.shift() as number;
      connections[index]?.send(load.request(index), (answer) => {
        tally.note(load, answer, dueMs);
        free.push(index);
        serve();
      });
    }
  };
  while (planned < total) {
    const shouldBe = Math.min(total, Math.floor(((performance.now() - startedMs) * perSecond) / 1000) + 1);
    for (; planned < shouldBe; planned++) due.push(startedMs + (planned * 1000) / perSecond);
    serve();
    await wait(1);
  }
  while (free.length < connections.length) await wait(5);
  const result = tally.result(startedMs);
  for (const connection of connections) connection.close();
  return result;
}

function openAll({ port, connections }: Load): Promise<Connection[]> {
  return Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
}
