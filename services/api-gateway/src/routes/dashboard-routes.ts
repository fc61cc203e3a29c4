import type { Login, Role, ServiceName } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { endBeforeRevoking } from '../keys/end-before-revoking.ts';
import { holdWhileRotating } from '../keys/hold-while-rotating.ts';
import { keysChanged } from '../keys/key-states.ts';

/** A route of the dashboard API and who answers it. */
export interface DashboardRoute {
  /** A path, and with `/*` everything below it. */
  path: string;
  methods: readonly ('GET' | 'POST' | 'PATCH')[];
  service: {
    [Binding in keyof Environment]-?: Environment[Binding] extends Fetcher ? Binding : never;
  }[keyof Environment];
  audience: ServiceName;
  /** Who may use other methods than GET; the service checks it again. Everybody may when absent. */
  changedBy?: readonly Role[];
  /** Whether a request may become a WebSocket. */
  socket?: true;
  /** Whether secret API keys may GET it. */
  readByKeys?: true;
  /** Done for a login before the service is asked; what it gives back is done when the service refuses. */
  before?: (
    env: Environment,
    login: Login,
    params: Record<string, string>,
    request: Request,
  ) => Promise<(() => Promise<void>) | undefined>;
  /** Done for a login after the service has made a change, before the answer. */
  afterChange?: (env: Environment, login: Login) => Promise<void>;
}

const ORGANIZATIONS = { service: 'ORGANIZATIONS', audience: 'organization-service' } as const;
const INTERACTIONS = { service: 'INTERACTIONS', audience: 'interaction-service' } as const;
const ANALYTICS = { service: 'ANALYTICS', audience: 'analytics-service' } as const;

/**
 * The whole dashboard API. Every route needs a login, or a secret key where keys may read; the first that matches
 * answers. Who may change keys is left to the organization service, because it records who tried.
 */
export const DASHBOARD_ROUTES: readonly DashboardRoute[] = [
  { path: '/api/me', methods: ['GET'], ...ORGANIZATIONS },
  { path: '/api/catalog', methods: ['GET'], ...ORGANIZATIONS },
  { path: '/api/keys', methods: ['GET', 'POST'], ...ORGANIZATIONS },
  { path: '/api/keys/:keyId', methods: ['PATCH'], ...ORGANIZATIONS },
  { path: '/api/keys/:keyId/rotate', methods: ['POST'], before: holdWhileRotating, ...ORGANIZATIONS },
  { path: '/api/keys/:keyId/reveal', methods: ['POST'], ...ORGANIZATIONS },
  { path: '/api/keys/:keyId/revoke', methods: ['POST'], before: endBeforeRevoking, ...ORGANIZATIONS },
  {
    path: '/api/settings',
    methods: ['GET', 'PATCH'],
    afterChange: (env, { organizationId }) => keysChanged(env, organizationId),
    ...ORGANIZATIONS,
  },
  { path: '/api/audit/*', methods: ['GET'], ...ORGANIZATIONS },
  { path: '/api/sessions/*', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  { path: '/api/search', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  { path: '/api/search/index', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  { path: '/api/score-card', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  { path: '/api/people', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  { path: '/api/people/:personId', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  {
    path: '/api/people/links/*',
    methods: ['POST'],
    changedBy: ['owner', 'admin', 'analyst'],
    ...INTERACTIONS,
  },
  { path: '/api/interactions/*', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  {
    path: '/api/dead-letters/*',
    methods: ['GET', 'POST'],
    changedBy: ['owner', 'admin', 'analyst'],
    ...INTERACTIONS,
  },
  // Who may is left to the interaction service, which records who tried.
  { path: '/api/quarantines/*', methods: ['GET', 'POST'], ...INTERACTIONS },
  { path: '/api/reanalyses/*', methods: ['GET', 'POST'], ...INTERACTIONS },
  { path: '/api/pipeline', methods: ['GET'], readByKeys: true, ...INTERACTIONS },
  { path: '/api/live/*', methods: ['GET'], socket: true, ...ANALYTICS },
];
