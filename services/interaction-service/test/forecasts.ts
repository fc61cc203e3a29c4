import { env } from 'cloudflare:workers';
import type { Friction, Outcome } from '@crow/contracts';
import { catalogOf } from '../src/catalog/catalog.ts';
import { keepForecasts } from '../src/forecasts/keep-forecasts.ts';
import type { SessionResult } from '../src/results/session-result.ts';
import { sessionOf } from './pipeline.ts';

/** A visit as forecasts see it. */
export interface Visit {
  sessionId: string;
  visitorId?: string;
  startedAt: number;
  endedAt?: number;
  outcome: Outcome;
  friction?: Friction[];
  bot?: boolean;
  revision?: number;
}

/** Keeps a visit as the last stage does, without the stages before it. */
export async function keepVisit(organizationId: string, visit: Visit): Promise<void> {
  const { sessionId, visitorId, startedAt, endedAt = startedAt + 60_000, outcome, friction = [], bot = false } = visit;
  const { context } = sessionOf(sessionId, { organizationId, startedAt, revision: visit.revision ?? 1 });
  const provenance = { source: 'analyst' as const, model: 'none', version: '1', droppedStatements: 0 };
  const result: SessionResult = {
    ...{ schema: 1, events: 1, pages: 1, entryPath: '/', archiveKey: 'a', organizationKey: 'o' },
    context: { ...context, endedAt, ...(visitorId === undefined ? {} : { visitorId }) },
    understanding: {
      ...{ intent: 'browsing', outcome, stage: 'none', confidence: 1, goal: '', nextAction: '', bot },
      ...{ friction, language: 'en', provenance, interactions: [] },
    },
  };
  const catalog = catalogOf(env, organizationId);
  const [standing] = await catalog.storeResults([{ result, interactionIds: [], resultKey: 'r', processedAt: 0 }]);
  if (standing === 'stored') await keepForecasts(catalog, [result]);
}
