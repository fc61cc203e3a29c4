import { readdirSync, readFileSync } from 'node:fs';

/** Length of a clock tick of the kernel: `sysconf(_SC_CLK_TCK)`, 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/**
 * CPU time so far of a process and of its children, their threads included, in milliseconds: `utime` and `stime` of
 * `/proc/<pid>/stat` (proc(5)). PostgreSQL works in children.
 */
export function cpuMs(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + ticksOf(each) * TICK_MS, 0);
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

/** The fields of `/proc/<pid>/stat` after the command's name; null when the process has ended. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ticksOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? Number(fields[11]) + Number(fields[12]) : 0;
}

function childrenOf(parent: number): number[] {
  const processes = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return processes.filter((pid) => Number(statOf(pid)?.[1]) === parent);
}
