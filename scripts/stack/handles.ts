import { execFileSync } from 'node:child_process';

/** Handles of the process that are no object's: connections, modules, other databases. */
const OTHERS = 600;
/** Three files an object, in memory up to twice the budget, and those that have just answered. */
const HANDLES_OF_BUDGET = 12;
/** Memory counts as well: about half a megabyte an object. */
const MOST = 3_000;

/** Files and sockets that a process which is started from here may have open: Node has raised its own limit to the system's. */
export function handleLimit(): number {
  if (process.platform === 'win32') return OTHERS + HANDLES_OF_BUDGET * MOST; // has no such limit
  const limit = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit);
}

/** How many idle session objects a runtime with so many handles keeps in memory, as `OBJECTS_IN_MEMORY`. */
export function objectsWithin(handles: number): number {
  return Math.max(20, Math.min(Math.floor((handles - OTHERS) / HANDLES_OF_BUDGET), MOST));
}
