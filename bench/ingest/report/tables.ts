import type { ClosedRow } from '../measures/closed.ts';
import type { Verdict } from './targets.ts';

/** A row of the closed loop for the terminal. */
export function closedLine(row: ClosedRow): string {
  const cells = [
    row.name.padEnd(13),
    `batch ${row.batch}`.padEnd(10),
    `${Math.round(row.requestsPerSecond)} req/s`.padStart(12),
    `${Math.round(row.eventsPerSecond).toLocaleString('en')} events/s`.padStart(18),
    `${Math.round(row.cpuUs)} us CPU`.padStart(13),
    `p50 ${row.p50Ms.toFixed(1)}`.padStart(10),
    `p95 ${row.p95Ms.toFixed(1)}`.padStart(10),
    `p99 ${row.p99Ms.toFixed(1)}`.padStart(10),
    row.failed > 0 ? `  ${row.failed} failed: ${row.firstFailure}` : '',
  ];
  return cells.join('');
}

/** Targets beside what was measured, as lines of columns. */
export function verdictLines(verdicts: Verdict[]): string[] {
  const width = (field: 'what' | 'target') => Math.max(...verdicts.map((verdict) => verdict[field].length));
  return verdicts.map(({ what, target, measured, met }) =>
    [what.padEnd(width('what')), target.padEnd(width('target')), met ? 'met   ' : 'MISSED', measured].join('  '),
  );
}
