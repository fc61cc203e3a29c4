import { randomUUID } from 'node:crypto';
import type { Reanalysis, ReanalysisReport, ReanalysisRequest } from '@crow/contracts';
import type { ReanalyzeOptions } from './options.ts';
import type { Ask } from './sign-in.ts';

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 1_000;

interface Surroundings {
  /** Clock in Unix milliseconds. */
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
  /** Hears how far it is, whenever that changed. */
  tell: (progress: Pick<Reanalysis, 'read' | 'total'>) => void;
}

/** Begins a re-analysis and waits until it is over; one that is paused in the dashboard is waited for. @returns what it found */
export async function reanalyze(
  ask: Ask,
  { days, keyId, onlyOlder, modelMade, stores }: Omit<ReanalyzeOptions, 'help'>,
  { now, wait, tell }: Surroundings,
): Promise<ReanalysisReport> {
  const to = now();
  const id = `rea_${randomUUID()}`;
  const request: ReanalysisRequest = { id, from: to - days * DAY_MS, to, keyId, onlyOlder, modelMade, stores };
  await ask<Reanalysis>('/api/reanalyses', request);
  let told = -1;
  for (;;) {
    const report = await ask<ReanalysisReport>(`/api/reanalyses/${id}`);
    if (report.read !== told) tell(report);
    told = report.read;
    if (report.endedAt !== undefined) return report;
    await wait(LOOK_EVERY_MS);
  }
}
