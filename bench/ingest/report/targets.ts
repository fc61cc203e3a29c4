import type { LoadResult } from '../load/loops.ts';
import type { ClosedRow } from '../measures/closed.ts';
import type { LiveSessions } from '../measures/live-sessions.ts';

/** All that a run measured; what it left out is absent. */
export interface Results {
  closed?: ClosedRow[] | undefined;
  open?: { eventsPerSecond: number; result: LoadResult }[];
  newSessions?: LoadResult;
  live?: LiveSessions;
}

export interface Verdict {
  what: string;
  target: string;
  measured: string;
  met: boolean;
  /** Beyond the target: it may be missed. */
  isStretch?: true;
}

/** What was aimed at, beside what was measured. */
export function verdictsOn({ closed = [], open = [], newSessions, live }: Results): Verdict[] {
  return [...closedVerdicts(closed), ...open.flatMap(openVerdict), ...newVerdict(newSessions), ...liveVerdict(live)];
}

function closedVerdicts(rows: ClosedRow[]): Verdict[] {
  const at50 = (name: ClosedRow['name']) => rows.find((row) => row.name === name && row.batch === 50);
  const [reference, crow, each, batch] = [at50('reference'), at50('crow'), at50('insert each'), at50('insert batch')];
  if (!reference || !crow) return [];
  const ratio = (a: number, b: number) => `${(a / b).toFixed(1)}x`;
  return [
    {
      what: 'CPU of a batch of 50, against the reference',
      target: '<= 6x',
      measured: `${ratio(crow.cpuUs, reference.cpuUs)} (${Math.round(crow.cpuUs)} / ${Math.round(reference.cpuUs)} us)`,
      met: crow.cpuUs <= 6 * reference.cpuUs,
    },
    {
      what: 'events a second in batches of 50, closed loop',
      target: '>= 100,000, p95 < 50 ms',
      measured: `${Math.round(crow.eventsPerSecond).toLocaleString('en')}, p95 ${crow.p95Ms.toFixed(1)} ms`,
      met: crow.eventsPerSecond >= 100_000 && crow.p95Ms < 50,
    },
    ...against('one INSERT for each event', 5, crow, each),
    ...against('one INSERT for each batch', 1, crow, batch),
    {
      what: 'requests that failed, closed loop',
      target: '0',
      measured: String(rows.reduce((sum, { failed }) => sum + failed, 0)),
      met: rows.every(({ failed }) => failed === 0),
    },
  ];
}

function against(what: string, times: number, crow: ClosedRow, collector: ClosedRow | undefined): Verdict[] {
  if (!collector) return [];
  const ratio = crow.eventsPerSecond / collector.eventsPerSecond;
  const measured = `${ratio.toFixed(1)}x (${Math.round(collector.eventsPerSecond).toLocaleString('en')} events/s)`;
  return [
    { what: `events a second, against PostgreSQL with ${what}`, target: `>= ${times}x`, measured, met: ratio >= times },
  ];
}

function openVerdict({ eventsPerSecond, result }: NonNullable<Results['open']>[number]): Verdict {
  const stretch = eventsPerSecond > 50_000 ? ' (stretch)' : '';
  return {
    what: `${eventsPerSecond.toLocaleString('en')} events a second, open loop${stretch}`,
    target: 'p95 < 50 ms, 0 failed',
    measured: `p50 ${result.p50Ms.toFixed(1)}, p95 ${result.p95Ms.toFixed(1)}, p99 ${result.p99Ms.toFixed(1)} ms, ${result.failed} failed`,
    met: result.p95Ms < 50 && result.failed === 0,
    ...(stretch === '' ? {} : { isStretch: true as const }),
  };
}

function newVerdict(result: LoadResult | undefined): Verdict[] {
  if (!result) return [];
  const perSecond = (result.answered * 1000) / result.elapsedMs;
  const measured = `${Math.round(perSecond)}, ${result.failed} failed`;
  return [{ what: 'new sessions a second', target: '>= 300', measured, met: perSecond >= 300 && result.failed === 0 }];
}

function liveVerdict(live: LiveSessions | undefined): Verdict[] {
  if (!live) return [];
  const { sessions, failed, resent, answered, handles, residentMb, p95Ms, elapsedMs, checked, wrong, firstFailure } =
    live;
  const measured = [
    `${sessions.toLocaleString('en')}, ${failed} of ${answered + failed} failed${firstFailure ? ` (${firstFailure})` : ''}`,
    `${resent} sent again on a new connection`,
    `p95 ${p95Ms.toFixed(0)} ms in ${Math.round(elapsedMs / 1000)} s`,
    `at most ${handles.toLocaleString('en')} handles`,
    `${Math.round(residentMb)} MB`,
    `events of ${checked} sessions looked up, ${wrong} not as acknowledged`,
  ].join(', ');
  const met = sessions >= 10_000 && failed === 0 && wrong === 0;
  return [{ what: 'live sessions in one process', target: '10,000, 0 failed', measured, met }];
}
