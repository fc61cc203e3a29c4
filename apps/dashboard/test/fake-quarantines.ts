import type { PurgePreview, Quarantine, QuarantinePreview, QuarantinePurge, QuarantineRequest } from '@crow/contracts';
import type { Request } from '@playwright/test';
import { NOW } from './builders/clock.ts';
import { aSummary } from './builders/sessions.ts';

export function aQuarantine(fields: Partial<Quarantine> = {}): Quarantine {
  return {
    quarantineId: 'qua_1',
    keyId: 'key_a1b2c3d4e5f6',
    keyName: 'Web shop',
    from: NOW - 3_600_000,
    to: null,
    origin: null,
    state: 'active',
    createdAt: NOW,
    createdBy: 'user:usr_1',
    counts: { sessions: 12, mixed: 1, events: 480, interactions: 14 },
    ...fields,
  };
}

export function aPreview(fields: Partial<QuarantinePreview> = {}): QuarantinePreview {
  return {
    ...{ sessions: 12, mixed: 1, events: 480, interactions: 14, unfinished: 2, unknown: 0 },
    examples: [
      { ...aSummary({ sessionId: 'ses_fake1', headline: 'Bought nothing, forty times' }), mixed: false },
      { ...aSummary({ sessionId: 'ses_fake2', headline: 'Looked at a laptop' }), mixed: true },
    ],
    ...fields,
  };
}

const NOTHING = { sessions: 0, mixed: 1, events: 40, interactions: 1 };

export function aPurge(fields: Partial<QuarantinePurge> = {}): QuarantinePurge {
  return {
    ...{ begunAt: NOW, begunBy: 'user:usr_1', includesMixed: false, waiting: 8, settling: 4 },
    erased: {
      ...{ sessions: 4, events: 160, batches: 9, archives: 4, results: 8, interactions: 5, forecasts: 8 },
      ...{ deadLetters: 1, people: 3, vectors: 5, liveRows: 12, usageRecords: 4 },
    },
    ...fields,
  };
}

export function aPurgePreview(fields: Partial<PurgePreview> = {}): PurgePreview {
  return {
    ...{ sessions: 12, mixed: 1, events: 480, interactions: 14, unfinished: 2, failed: 1 },
    ...{ firstAt: NOW - 3_000_000, lastAt: NOW - 60_000, ...fields },
  };
}

export interface QuarantineState {
  quarantines: Quarantine[];
  preview: QuarantinePreview;
}

/** What the gateway answers under `/api/quarantines`; undefined where it has nothing. */
export function answerQuarantines(
  request: Request,
  state: QuarantineState,
): { status: number; body?: unknown } | undefined {
  const [, , , id, verb] = new URL(request.url()).pathname.split('/');
  if (request.method() === 'GET' && verb === 'purge') return { status: 200, body: aPurgePreview() };
  if (request.method() === 'GET') return { status: 200, body: { quarantines: state.quarantines } };
  if (id === 'preview') return { status: 200, body: state.preview };
  if (id === undefined) {
    const made = aQuarantine(request.postDataJSON() as QuarantineRequest);
    state.quarantines = [made, ...state.quarantines];
    return { status: 201, body: made };
  }
  const known = state.quarantines.find(({ quarantineId }) => quarantineId === id);
  if (!known) return undefined;
  if (verb === 'purge') Object.assign(known, { state: 'purging', purge: aPurge(), counts: NOTHING });
  if (verb === 'lift') Object.assign(known, { state: 'lifted', liftedAt: NOW });
  return { status: 200, body: known };
}
