import {
  type AuditAction,
  type AuditOutcome,
  type Channel,
  type Intent,
  type Outcome,
  type RereadFilter,
  SCORE_CARD_DAYS,
  type ScoreCardDays,
  type VisitorKind,
} from '@crow/contracts';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from './api/queries.ts';
import { isSignedOut } from './api/request.ts';
import { WAYS } from './screens/install/ways.ts';
import { DAYS, type UsageDays } from './screens/keys/usage-periods.ts';
import { kindsIn, type SearchAddress } from './screens/search/search-address.ts';
import { AppShell } from './shell/app-shell.tsx';
import { CrashScreen } from './shell/crash-screen.tsx';
import { LoadingScreen } from './shell/loading-screen.tsx';
import { NotFoundScreen } from './shell/not-found-screen.tsx';
import { ACTION_WORDS, AUDIT_OUTCOME_WORDS } from './words/audit-words.ts';
import { CHANNEL_WORDS } from './words/channel-words.ts';
import { CHANGE_WORDS, RESULT_WORDS } from './words/reanalysis-words.ts';
import { INTENT_WORDS, OUTCOME_WORDS, STAGE_WORDS, VISITOR_WORDS } from './words/understanding-words.ts';

/** Every address of the dashboard. What a screen shows is in its address, so that it can be sent to a colleague. */

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>) => optional('return', text(search.return)),
  component: lazyRouteComponent(() => import('./screens/login/login-screen.tsx'), 'LoginScreen'),
});

const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/login', search: { return: location.href } });
      throw error;
    }
  },
  component: AppShell,
});

const liveRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/live/live-screen.tsx'), 'LiveScreen'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/sessions',
  validateSearch: (
    search: Record<string, unknown>,
  ): { intent?: Intent; outcome?: Outcome; channel?: Channel; visitors?: VisitorKind; quarantine?: 'only' } => ({
    ...optional('intent', keyOf(INTENT_WORDS, search.intent)),
    ...optional('outcome', keyOf(OUTCOME_WORDS, search.outcome)),
    ...optional('channel', keyOf(CHANNEL_WORDS, search.channel)),
    ...optional('visitors', keyOf(VISITOR_WORDS, search.visitors)),
    ...(search.quarantine === 'only' ? { quarantine: 'only' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./screens/sessions/sessions-screen.tsx'), 'SessionsScreen'),
});

const sessionRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/sessions/$sessionId',
  /** `at` names the statement whose evidence is lit: `<interaction>-<statement>`, both counted from 0. */
  validateSearch: (search: Record<string, unknown>) => optional('at', statementPlace(search.at)),
  component: lazyRouteComponent(() => import('./screens/session/session-screen.tsx'), 'SessionScreen'),
});

const peopleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/people',
  /** `q`: beginning of a user id or visitor id. */
  validateSearch: (search: Record<string, unknown>) => optional('q', text(search.q)),
  component: lazyRouteComponent(() => import('./screens/people/people-screen.tsx'), 'PeopleScreen'),
});

const personRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./screens/person/person-screen.tsx'), 'PersonScreen'),
});

const searchRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/search',
  /** `q`: the question. `without`: kinds of filters not to read from it. `like`: an interaction whose like is looked for instead. */
  validateSearch: (search: Record<string, unknown>): SearchAddress => ({
    ...optional('q', text(search.q)),
    ...optional('without', filterKinds(search.without)),
    ...optional('like', interactionId(search.like)),
  }),
  component: lazyRouteComponent(() => import('./screens/search/search-screen.tsx'), 'SearchScreen'),
});

const forecastsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/forecasts',
  /** `days` to look back. */
  validateSearch: (search: Record<string, unknown>): { days?: ScoreCardDays } =>
    optional(
      'days',
      SCORE_CARD_DAYS.find((days) => days === search.days),
    ),
  component: lazyRouteComponent(() => import('./screens/forecasts/forecasts-screen.tsx'), 'ForecastsScreen'),
});

const installRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/install',
  /** `for` names what the shop is made with, `key` the one to install; by itself it is the newest that works. */
  validateSearch: (search: Record<string, unknown>) => ({
    ...optional('for', keyOf(WAYS, search.for)),
    ...optional('key', keyId(search.key)),
  }),
  component: lazyRouteComponent(() => import('./screens/install/install-screen.tsx'), 'InstallScreen'),
});

const keysRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/keys',
  /** `key` whose uses are looked at, and for how many `days`. */
  validateSearch: (search: Record<string, unknown>): { key?: string; days?: UsageDays } => ({
    ...optional('key', keyId(search.key)),
    ...optional(
      'days',
      DAYS.find((days) => days === search.days),
    ),
  }),
  component: lazyRouteComponent(() => import('./screens/keys/keys-screen.tsx'), 'KeysScreen'),
});

const quarantineRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/quarantine',
  /** `key` whose traffic is to be quarantined. */
  validateSearch: (search: Record<string, unknown>): { key?: string } => optional('key', keyId(search.key)),
  component: lazyRouteComponent(() => import('./screens/quarantine/quarantine-screen.tsx'), 'QuarantineScreen'),
});

const reanalysesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/reanalyses',
  /** `new`: the form for another one is open. */
  validateSearch: (search: Record<string, unknown>): { new?: true } => (search.new === true ? { new: true } : {}),
  component: lazyRouteComponent(() => import('./screens/reanalyses/reanalyses-screen.tsx'), 'ReanalysesScreen'),
});

const reanalysisRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/reanalyses/$reanalysisId',
  /** Which of its sessions are listed. */
  validateSearch: (search: Record<string, unknown>): RereadFilter => ({
    ...optional('result', keyOf(RESULT_WORDS, search.result)),
    ...optional('change', keyOf(CHANGE_WORDS, search.change)),
    ...optional('intentFrom', keyOf(INTENT_WORDS, search.intentFrom)),
    ...optional('intentTo', keyOf(INTENT_WORDS, search.intentTo)),
    ...optional('outcomeFrom', keyOf(OUTCOME_WORDS, search.outcomeFrom)),
    ...optional('outcomeTo', keyOf(OUTCOME_WORDS, search.outcomeTo)),
    ...optional('stageFrom', keyOf(STAGE_WORDS, search.stageFrom)),
    ...optional('stageTo', keyOf(STAGE_WORDS, search.stageTo)),
  }),
  component: lazyRouteComponent(() => import('./screens/reanalysis/reanalysis-screen.tsx'), 'ReanalysisScreen'),
});

const rereadRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/reanalyses/$reanalysisId/$sessionId',
  component: lazyRouteComponent(() => import('./screens/reread/reread-screen.tsx'), 'RereadScreen'),
});

const auditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>): { action?: AuditAction; outcome?: AuditOutcome } => ({
    ...optional('action', keyOf(ACTION_WORDS, search.action)),
    ...optional('outcome', keyOf(AUDIT_OUTCOME_WORDS, search.outcome)),
  }),
  component: lazyRouteComponent(() => import('./screens/audit/audit-screen.tsx'), 'AuditScreen'),
});

const dataRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/data',
  /** `days` to look back. */
  validateSearch: (search: Record<string, unknown>): { days?: 7 } => (search.days === 7 ? { days: 7 } : {}),
  component: lazyRouteComponent(() => import('./screens/data-health/data-health-screen.tsx'), 'DataHealthScreen'),
});

const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings/settings-screen.tsx'), 'SettingsScreen'),
});

const healthRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/health',
  component: lazyRouteComponent(() => import('./screens/health/health-screen.tsx'), 'HealthScreen'),
});

const lostRoute = createRoute({ getParentRoute: () => appRoute, path: '$', component: NotFoundScreen });

const routeTree = rootRoute.addChildren([
  loginRoute,
  appRoute.addChildren([
    liveRoute,
    sessionsRoute,
    sessionRoute,
    peopleRoute,
    personRoute,
    searchRoute,
    forecastsRoute,
    installRoute,
    keysRoute,
    quarantineRoute,
    reanalysesRoute,
    reanalysisRoute,
    rereadRoute,
    auditRoute,
    dataRoute,
    healthRoute,
    settingsRoute,
    lostRoute,
  ]),
]);

/** Builds the router; screens load when they are first visited, or when a pointer comes near their link. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashScreen,
    defaultPendingComponent: LoadingScreen,
    defaultPendingMs: 150,
    scrollRestoration: true,
  });
}

function text(value: unknown): string | undefined {
  // The router reads `?q=42` as a number.
  const read = typeof value === 'number' ? String(value) : value;
  return typeof read === 'string' && read !== '' ? read : undefined;
}

function statementPlace(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{1,2}-\d{1,4}$/.test(value) ? value : undefined;
}

function keyId(value: unknown): string | undefined {
  return typeof value === 'string' && /^key_[a-z0-9]{12}$/.test(value) ? value : undefined;
}

function interactionId(value: unknown): string | undefined {
  return typeof value === 'string' && /^int_[a-z0-9]{1,64}$/.test(value) ? value : undefined;
}

/** Known kinds, separated by commas. */
function filterKinds(value: unknown): string | undefined {
  const kinds = typeof value === 'string' ? kindsIn(value) : [];
  return kinds.length === 0 ? undefined : kinds.join(',');
}

function keyOf<K extends string>(words: Record<K, string>, value: unknown): K | undefined {
  return typeof value === 'string' && Object.hasOwn(words, value) ? (value as K) : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
