import { WorkerEntrypoint } from 'cloudflare:workers';
import {
  type AnalyticsErasure,
  type ArrivalSpan,
  type ErasedAtAnalytics,
  type LivePulse,
  type LiveMetrics as OffersLiveMetrics,
  type QuarantinedTraffic as OffersQuarantinedTraffic,
  type Usage as OffersUsage,
  problemResponse,
  type ShownReadings,
  type UsageRecord,
} from '@crow/contracts';
import { Hono } from 'hono';
import { answerFailure } from './access/answer-failure.ts';
import { type Routes, requireLogin } from './access/require-login.ts';
import type { Environment } from './environment.ts';
import { answerLive, answerSnapshot } from './live/answer-live.ts';
import { answerUsage } from './usage/answer-usage.ts';

export { OrganizationAnalytics } from './organization-analytics.ts';

/** What happens in sessions right now; told by the ingest worker. */
export class LiveMetrics extends WorkerEntrypoint<Environment> implements OffersLiveMetrics {
  async pulse(organizationId: string, pulse: LivePulse): Promise<void> {
    await this.env.ORGANIZATIONS.getByName(organizationId).pulse(pulse);
  }

  async unfinished(organizationId: string): Promise<number> {
    return this.env.ORGANIZATIONS.getByName(organizationId).unfinished();
  }
}

/** What was processed; told by the interaction service. */
export class Usage extends WorkerEntrypoint<Environment> implements OffersUsage {
  async record(organizationId: string, usages: UsageRecord[]): Promise<ShownReadings[]> {
    return this.env.ORGANIZATIONS.getByName(organizationId).recordUsage(usages);
  }
}

/** What quarantines hide; told by the interaction service. */
export class QuarantinedTraffic extends WorkerEntrypoint<Environment> implements OffersQuarantinedTraffic {
  async hide(organizationId: string, quarantineId: string, span: ArrivalSpan, hides: boolean): Promise<void> {
    await this.env.ORGANIZATIONS.getByName(organizationId).hide(quarantineId, span, hides);
  }

  async countUnfinished(organizationId: string, span: ArrivalSpan): Promise<number> {
    return this.env.ORGANIZATIONS.getByName(organizationId).countUnfinished(span);
  }
}

/** Erases sessions for good; told by the interaction service. */
export class Erasure extends WorkerEntrypoint<Environment> implements AnalyticsErasure {
  async erase(organizationId: string, sessionIds: string[]): Promise<ErasedAtAnalytics> {
    return this.env.ORGANIZATIONS.getByName(organizationId).erase(sessionIds);
  }

  async unfinishedIn(organizationId: string, span: ArrivalSpan, after: string, limit: number): Promise<string[]> {
    return this.env.ORGANIZATIONS.getByName(organizationId).unfinishedIn(span, after, limit);
  }
}

const app = new Hono<Routes>();
app.use('/api/*', requireLogin);
app.get('/api/live', answerLive);
app.get('/api/live/snapshot', answerSnapshot);
app.get('/api/usage', answerUsage);
app.notFound(() => problemResponse('not_found'));
app.onError(answerFailure);

export default { fetch: app.fetch } satisfies ExportedHandler<Environment>;
