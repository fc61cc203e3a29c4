import type { Postgres } from '../collectors/postgres.ts';
import type { Collector } from '../collectors/start-collector.ts';
import type { Content } from '../load/batch-maker.ts';
import type { Answer } from '../load/connection.ts';
import type { Load } from '../load/loops.ts';
import { visitorRequests } from '../load/requests.ts';
import { cpuMs } from '../runtime/processes.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Connections of a closed loop: enough that no contender waits for the generator. */
const CONNECTIONS = 16;

export type ContenderName = 'reference' | 'crow' | 'insert each' | 'insert batch';

/** Something that takes batches. All get the same bodies at the same addresses. */
export interface Contender {
  name: ContenderName;
  port: number;
  /** CPU time of all its processes so far, milliseconds. */
  cpuMs: () => number;
}

/** The runtime that only reads and replies, ours, and the collectors where there are any. */
export function contendersOf(
  { pid, ports }: Runtime,
  collectors: { each: Collector; batch: Collector; postgres: Postgres } | null,
): Contender[] {
  const inRuntime = { cpuMs: () => cpuMs(pid) };
  const ours: Contender[] = [
    { name: 'reference', port: ports.reference, ...inRuntime },
    { name: 'crow', port: ports.gateway, ...inRuntime },
  ];
  if (!collectors) return ours;
  const { each, batch, postgres } = collectors;
  const collector = (name: ContenderName, { port, pid: own }: Collector): Contender => {
    return { name, port, cpuMs: () => cpuMs(own) + cpuMs(postgres.pid) };
  };
  return [...ours, collector('insert each', each), collector('insert batch', batch)];
}

/** Load for a contender, of visitors who send batches of one size. */
export function loadFor({ name, port }: Contender, content: Content, connections = CONNECTIONS): Load {
  return { port, connections, request: visitorRequests(content), good: goodAnswer(name, content.events) };
}

function goodAnswer(name: ContenderName, events: number): (answer: Answer) => boolean {
  if (name === 'reference') return ({ status }) => status === 202;
  const accepted = `"accepted":${events},`;
  return ({ status, body }) => status === 202 && body.includes(accepted);
}
