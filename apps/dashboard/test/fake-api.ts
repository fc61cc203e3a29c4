import type {
  AuditCheck,
  AuditPage,
  AuditRecord,
  DeadLetter,
  FateAnswer,
  KeyList,
  LedgerAnswer,
  LiveMessage,
  Me,
  OrganizationSettings,
  PipelineState,
  Problem,
  RejectedAnswer,
  RejectedGroup,
  Replay,
  ScoreCard,
  SearchAnswer,
  SessionDetail,
  SessionPage,
  SessionSummary,
  SimilarAnswer,
} from '@crow/contracts';
import type { Page, Request, Route, WebSocketRoute } from '@playwright/test';
import { aMe, aRecord } from './builders/account.ts';
import { aScoreCard } from './builders/forecasts.ts';
import { aKey } from './builders/keys.ts';
import { aLedger } from './builders/ledger.ts';
import { aSnapshot } from './builders/live.ts';
import { aPerson } from './builders/people.ts';
import { aSearch } from './builders/search.ts';
import { aSession, aSummary } from './builders/sessions.ts';
import { changeKey, createKey, type KeyState, usageIn } from './fake-keys.ts';
import { changeLink, type PeopleState, peoplePage } from './fake-people.ts';
import { answerQuarantines, aPreview, type QuarantineState } from './fake-quarantines.ts';
import { answerReanalyses, noReanalyses, type ReanalysisState } from './fake-reanalyses.ts';

/** What the fake gateway holds; tests change it before or while the page looks. */
export interface ShopState extends KeyState, PeopleState, QuarantineState, ReanalysisState {
  /** Null: not logged in. */
  me: Me | null;
  password: string;
  sessions: SessionSummary[];
  /** Visits of programs that are there unless they are asked for. */
  hiddenPrograms: number;
  /** Visits that quarantines hide. */
  hiddenQuarantined: number;
  /** Failed sessions that quarantines hide. */
  hiddenDeadLetters: number;
  details: Record<string, SessionDetail>;
  /** Answers a question, which may be read for filters of these kinds only. */
  search: (question: string, kinds?: string) => SearchAnswer;
  /** What is like an interaction, by its id. */
  similar: Record<string, SimilarAnswer>;
  settings: OrganizationSettings;
  auditRecords: AuditRecord[];
  auditCheck: AuditCheck;
  deadLetters: DeadLetter[];
  pipeline: PipelineState;
  replay: Replay | null;
  ledger: LedgerAnswer;
  scoreCard: ScoreCard;
  rejected: RejectedGroup[];
  fates: Record<string, FateAnswer>;
  snapshot: LiveMessage;
  /** Answers of this path fail with this problem; `unreachable` breaks the connection, `slow` never answers. */
  failing: Record<string, Problem | 'unreachable' | 'slow'>;
}

export interface FakeApi {
  state: ShopState;
  /** Requests that changed something: method, path, body. */
  changes: { call: string; body: unknown }[];
  tell: (message: LiveMessage) => void;
  /** Cuts the live connection. */
  cut: () => Promise<void>;
  liveConnections: () => number;
}

type Answer = { status: number; body?: unknown; type?: string };

export async function fakeApi(page: Page): Promise<FakeApi> {
  const state: ShopState = {
    me: aMe(),
    password: 'correct horse battery',
    sessions: [aSummary()],
    pageSize: 25,
    hiddenPrograms: 0,
    hiddenQuarantined: 0,
    hiddenDeadLetters: 0,
    quarantines: [],
    preview: aPreview(),
    ...noReanalyses(),
    details: { ses_laptop0001: aSession() },
    people: [aPerson()],
    search: (query) => aSearch({ query }),
    similar: {},
    keys: [aKey()],
    settings: { idleMs: 3_600_000, modelPolicy: 'all', terms: {} },
    usage: {},
    auditRecords: [aRecord()],
    auditCheck: { whole: true, records: 7, head: 'c0ffee'.padEnd(64, '0') },
    deadLetters: [],
    pipeline: { overdue: 0, resent: 0, overdueAfterMs: 300_000 },
    replay: null,
    ledger: aLedger(),
    scoreCard: aScoreCard(),
    rejected: [],
    fates: {},
    snapshot: aSnapshot(),
    failing: {},
  };
  const changes: FakeApi['changes'] = [];
  const sockets: WebSocketRoute[] = [];

  await page.route('**/api/**', (route) => answer(route, state, changes));
  await page.routeWebSocket('**/api/live', (socket) => {
    sockets.push(socket);
    socket.send(JSON.stringify(state.snapshot));
  });

  return {
    state,
    changes,
    tell: (message) => sockets.at(-1)?.send(JSON.stringify(message)),
    cut: async () => sockets.at(-1)?.close({ code: 1012 }),
    liveConnections: () => sockets.length,
  };
}

async function answer(route: Route, state: ShopState, changes: FakeApi['changes']): Promise<void> {
  const request = route.request();
  const { pathname } = new URL(request.url());
  const failure = state.failing[pathname];
  if (failure === 'slow') return;
  if (failure === 'unreachable') return route.abort('connectionrefused');
  if (request.method() !== 'GET')
    changes.push({ call: `${request.method()} ${pathname}`, body: request.postDataJSON() });
  const { status, body, type } = failure ? refuse(failure) : respond(request, state);
  await route.fulfill({
    status,
    contentType: type ?? 'application/json',
    body: body === undefined ? '' : JSON.stringify(body),
  });
}

function respond(request: Request, state: ShopState): Answer {
  const url = new URL(request.url());
  const call = `${request.method()} ${url.pathname}`;
  if (call === 'POST /api/auth/sign-in/email') return signIn(request, state);
  if (state.me === null)
    return refuse({ type: 'urn:crow:problem:unauthenticated', title: 'No valid credentials', status: 401 });
  switch (call) {
    case 'GET /api/me':
      return ok(state.me);
    case 'POST /api/auth/sign-out':
      state.me = null;
      return ok({ success: true });
    case 'GET /api/sessions':
      return ok(sessionPage(url.searchParams, state));
    case 'GET /api/people':
      return ok(peoplePage(url.searchParams, state));
    case 'GET /api/search':
      return ok(state.search(url.searchParams.get('q') ?? '', url.searchParams.get('filters') ?? undefined));
    case 'GET /api/keys':
      return ok({ keys: state.keys } satisfies KeyList);
    case 'POST /api/keys':
      return ok(createKey(request.postDataJSON(), state), 201);
    case 'GET /api/settings':
      return ok(state.settings);
    case 'PATCH /api/settings':
      state.settings = { ...state.settings, ...request.postDataJSON() };
      return ok(state.settings);
    case 'GET /api/audit':
      return ok(auditPage(url.searchParams, state));
    case 'GET /api/audit/check':
      return ok(state.auditCheck);
    case 'GET /api/ledger':
      return ok(state.ledger);
    case 'GET /api/ledger/rejected':
      return ok({ groups: state.rejected } satisfies RejectedAnswer);
    case 'GET /api/score-card':
      return ok(state.scoreCard);
    case 'GET /api/pipeline':
      return ok(state.pipeline);
    case 'GET /api/dead-letters/replay':
      return ok({ replay: state.replay });
    case 'POST /api/dead-letters/replay':
      state.replay = {
        ...request.postDataJSON(),
        state: 'running',
        total: 3,
        replayed: 1,
        failed: 0,
        startedAt: Date.now(),
      };
      return ok({ replay: state.replay }, 202);
    case 'GET /api/dead-letters': {
      const stage = url.searchParams.get('stage');
      const deadLetters = state.deadLetters.filter((letter) => !stage || letter.stage === stage);
      return ok({ deadLetters, total: deadLetters.length, hiddenQuarantined: state.hiddenDeadLetters });
    }
  }
  return respondByPath(request, url, state);
}

function respondByPath(request: Request, url: URL, state: ShopState): Answer {
  const [, , room, id = '', verb] = url.pathname.split('/');
  if (room === 'events' && verb === 'fate') {
    const eventId = decodeURIComponent(id);
    return ok(state.fates[eventId] ?? { eventId, fate: 'unknown', asOf: Date.now() });
  }
  const quarantined = room === 'quarantines' && answerQuarantines(request, state);
  if (quarantined) return quarantined;
  const reread = room === 'reanalyses' && answerReanalyses(request, state);
  if (reread) return reread;
  const similar = room === 'interactions' && verb === 'similar' ? state.similar[id] : undefined;
  if (similar) return ok(similar);
  const detail = state.details[id];
  if (room === 'sessions' && detail) return ok(detail);
  if (room === 'keys' && verb === 'usage') return ok(usageIn(url.searchParams, id, state));
  const person = room === 'people' && state.people.find(({ personId }) => personId === decodeURIComponent(id));
  if (person) return ok(person);
  const link = room === 'people' && id === 'links' && changeLink(url, state);
  if (link) return ok(link);
  const key = room === 'keys' && state.keys.find(({ keyId }) => keyId === id);
  if (key) return ok(changeKey(key, verb, request.postDataJSON(), state));
  if (room === 'dead-letters' && verb === 'replay') return ok(undefined, 202);
  return refuse({ type: 'urn:crow:problem:not_found', title: 'Not found', status: 404 });
}

function signIn(request: Request, state: ShopState): Answer {
  const { email, password } = request.postDataJSON() as { email: string; password: string };
  if (password !== state.password) {
    return { status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' } };
  }
  state.me = aMe({ user: { ...aMe().user, email } });
  return ok({ redirect: false });
}

function sessionPage(query: URLSearchParams, state: ShopState): SessionPage {
  const intent = query.get('intent');
  const outcome = query.get('outcome');
  const channel = query.get('channel');
  const matching = state.sessions.filter(
    (session) =>
      (!intent || session.intent === intent) &&
      (!outcome || session.outcome === outcome) &&
      (!channel || session.acquisition?.channel === channel),
  );
  const from = Number(query.get('cursor') ?? 0);
  const next = from + state.pageSize;
  return {
    sessions: matching.slice(from, next),
    total: matching.length,
    hiddenPrograms: query.get('visitors') ? 0 : state.hiddenPrograms,
    hiddenQuarantined: query.get('quarantine') ? 0 : state.hiddenQuarantined,
    ...(next < matching.length ? { nextCursor: String(next) } : {}),
  };
}

function auditPage(query: URLSearchParams, state: ShopState): AuditPage {
  const [action, outcome] = [query.get('action'), query.get('outcome')];
  const matching = state.auditRecords.filter(
    (record) => (!action || record.action === action) && (!outcome || record.outcome === outcome),
  );
  const from = Number(query.get('cursor') ?? 0);
  const next = from + state.pageSize;
  return { records: matching.slice(from, next), ...(next < matching.length ? { nextCursor: String(next) } : {}) };
}

function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

function refuse(problem: Problem): Answer {
  return { status: problem.status, body: problem, type: 'application/problem+json' };
}
