import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Reanalysis, ReanalysisReport, ReanalysisRequest, RereadPage, Role } from '@crow/contracts';
import { vi } from 'vitest';
import { askAs, read } from './pipeline.ts';

/** A re-analysis of everything that stores what it finds, unless it is told otherwise. */
export function aRequest(fields: Partial<ReanalysisRequest> = {}): ReanalysisRequest {
  return {
    ...{ id: 'rea_1', from: 0, to: Date.UTC(2100, 0), keyId: null },
    ...{ onlyOlder: false, modelMade: 'leave', stores: true },
    ...fields,
  };
}

/** Asks as somebody with this role. */
export async function post<T>(organizationId: string, path: string, body: unknown = {}, role: Role = 'owner') {
  const answer = await askAs(organizationId, role, path, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as T };
}

export const begin = (organizationId: string, request: ReanalysisRequest, role: Role = 'owner') =>
  post<Reanalysis>(organizationId, '/api/reanalyses', request, role);

export const reportOf = (organizationId: string, id = 'rea_1') =>
  read<ReanalysisReport>(`/api/reanalyses/${id}`, organizationId);

export const sessionsOf = (organizationId: string, query = '', id = 'rea_1') =>
  read<RereadPage>(`/api/reanalyses/${id}/sessions?${query}`, organizationId);

/** One part of the work, now instead of when its alarm is due. */
export async function oneAlarm(organizationId: string): Promise<void> {
  await runDurableObjectAlarm(env.REANALYSES.getByName(organizationId) as unknown as DurableObjectStub);
}

/** The report once the re-analysis is over; its alarm is helped along. */
export function ended(organizationId: string, id = 'rea_1'): Promise<ReanalysisReport> {
  return vi.waitFor(
    async () => {
      await oneAlarm(organizationId);
      const report = await reportOf(organizationId, id);
      if (report.endedAt === undefined) throw new Error('it is still running');
      return report;
    },
    { timeout: 20_000, interval: 5 },
  );
}

/** Begins one and waits until it is over. */
export async function reanalyze(organizationId: string, fields: Partial<ReanalysisRequest> = {}) {
  const request = aRequest(fields);
  const { status } = await begin(organizationId, request);
  if (status !== 202) throw new Error(`it was answered with ${status}`);
  return ended(organizationId, request.id);
}
