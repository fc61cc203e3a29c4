import {
  READING_CHANGES,
  type Reanalysis,
  type ReanalysisReport,
  type ReanalysisRequest,
  type RereadDetail,
  type RereadSession,
  type Understanding,
} from '@crow/contracts';
import type { Request } from '@playwright/test';
import { MINUTE, NOW } from './builders/clock.ts';
import { anInteraction, aSession, aStatement } from './builders/sessions.ts';

const DAY = 24 * 60 * MINUTE;

export function aReanalysis(fields: Partial<Reanalysis> = {}): Reanalysis {
  return {
    ...{ reanalysisId: 'rea_1', from: NOW - 30 * DAY, to: NOW, keyId: null, onlyOlder: true, modelMade: 'leave' },
    ...{ stores: false, analyst: '2', state: 'done', total: 412, read: 412, startedAt: NOW - 9 * MINUTE },
    ...{ startedBy: 'user:usr_1', endedAt: NOW - MINUTE },
    ...fields,
  };
}

export function aReport(fields: Partial<ReanalysisReport> = {}): ReanalysisReport {
  // Each gets its count.
  const none = Object.fromEntries(READING_CHANGES.map((change) => [change, 0])) as ReanalysisReport['changes'];
  return {
    ...aReanalysis(),
    results: { unchanged: 380, changed: 30, failed: 2, overtaken: 0 },
    changes: { ...none, intent: 12, outcome: 9, confidence: 30, texts: 28, added: 4 },
    intents: [
      { from: 'browsing', to: 'browsing', sessions: 210 },
      { from: 'purchasing', to: 'purchasing', sessions: 188 },
      { from: 'browsing', to: 'researching', sessions: 8 },
      { from: 'unknown', to: 'browsing', sessions: 4 },
    ],
    outcomes: [
      { from: 'left_without_cart', to: 'left_without_cart', sessions: 401 },
      { from: 'bounced', to: 'left_without_cart', sessions: 9 },
    ],
    stages: [{ from: 'viewed', to: 'viewed', sessions: 410 }],
    ...fields,
  };
}

export function aRunningReport(fields: Partial<ReanalysisReport> = {}): ReanalysisReport {
  const { endedAt: _, ...report } = aReport({ state: 'running', ...fields });
  return report;
}

export function aRereadSession(fields: Partial<RereadSession> = {}): RereadSession {
  const brief = { outcome: 'left_without_cart', stage: 'viewed', confidence: 0.6 } as const;
  return {
    ...{ sessionId: 'ses_laptop0001', startedAt: NOW - DAY, headline: 'Read about the Laptop X1' },
    ...{ result: 'changed', changes: ['intent', 'texts'] },
    readings: { before: { intent: 'browsing', ...brief }, after: { intent: 'researching', ...brief } },
    ...fields,
  };
}

export function aReading(fields: Partial<Understanding> = {}): Understanding {
  const { understanding } = aSession();
  if (!understanding) throw new Error('the builder makes an understood session');
  return { ...understanding, language: 'en', interactions: [{ ...anInteraction(), searchText: 'laptop' }], ...fields };
}

export function aRereadDetail(fields: Partial<RereadDetail> = {}): RereadDetail {
  const told = (...texts: string[]) => {
    const statements = texts.map((text) => aStatement(text, ['e1']));
    return [{ ...anInteraction({ headline: 'Read about the Laptop X1', statements }), searchText: 'laptop' }];
  };
  const [same, old, fresh] = ['Looked at the Laptop X1.', 'Left without a word.', 'Read all of its reviews.'];
  return {
    session: aRereadSession(),
    before: aReading({ intent: 'browsing', interactions: told(same, old) }),
    after: aReading({ intent: 'researching', interactions: told(same, fresh), goal: 'Learn about the Laptop X1' }),
    ...fields,
  };
}

export interface ReanalysisState {
  reanalyses: Reanalysis[];
  /** By the id of its re-analysis. */
  reports: Record<string, ReanalysisReport>;
  rereads: RereadSession[];
  rereadDetail: RereadDetail;
}

export function noReanalyses(): ReanalysisState {
  return { reanalyses: [], reports: {}, rereads: [aRereadSession()], rereadDetail: aRereadDetail() };
}

/** What the gateway answers under `/api/reanalyses`; undefined where it has nothing. */
export function answerReanalyses(
  request: Request,
  state: ReanalysisState,
): { status: number; body?: unknown } | undefined {
  const { pathname, searchParams } = new URL(request.url());
  const [, , , id, verb, sessionId] = pathname.split('/');
  if (request.method() === 'GET') {
    if (id === undefined) return { status: 200, body: { reanalyses: state.reanalyses, analyst: '2' } };
    if (sessionId !== undefined) return { status: 200, body: state.rereadDetail };
    if (verb === 'sessions') return { status: 200, body: pageOf(searchParams, state) };
    return state.reports[id] && { status: 200, body: state.reports[id] };
  }
  if (id === 'preview') return { status: 200, body: { sessions: 412, leftToModel: 13, analyst: '2' } };
  if (id === undefined) {
    const { id: reanalysisId, ...scope } = request.postDataJSON() as ReanalysisRequest;
    const report = aRunningReport({ ...scope, reanalysisId, read: 12 });
    state.reanalyses = [report, ...state.reanalyses];
    state.reports[reanalysisId] = report;
    return { status: 202, body: report };
  }
  const report = state.reports[id];
  if (!report) return undefined;
  const next = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const;
  Object.assign(report, { state: next[verb as keyof typeof next] });
  return { status: 200, body: report };
}

function pageOf(query: URLSearchParams, { rereads }: ReanalysisState) {
  const change = query.get('change');
  const intent = query.get('intentTo');
  const matching = rereads.filter(
    ({ changes, readings }) =>
      (!change || changes.some((one) => one === change)) && (!intent || readings?.after.intent === intent),
  );
  return { sessions: matching, total: matching.length };
}
