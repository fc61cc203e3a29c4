import { readdirSync, readFileSync } from 'node:fs';

/** Length of a clock tick of the kernel: `sysconf(_SC_CLK_TCK)`, 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/**
 * CPU time of a process so far, its threads included, in milliseconds: `utime` and `stime` of `/proc/<pid>/stat` (proc(5)).
 */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Files and sockets that a process has open. */
export function openHandles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Memory of a process that is in use, MB: `VmRSS` of `/proc/<pid>/status`. */
export function residentMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
