import type { Role, ServiceName } from '@crow/contracts';
import type { Environment } from '../environment.ts';

/** A route of the dashboard API and who answers it. */
export interface DashboardRoute {
  /** A path, and with `/*` everything below it. */
  path: string;
  methods: readonly ('GET' | 'POST')[];
  service: {
    [Binding in keyof Environment]: Environment[Binding] extends Fetcher ? Binding : never;
  }[keyof Environment];
  audience: ServiceName;
  /** Who may use other methods than GET; the service checks it again. Everybody may when absent. */
  changedBy?: readonly Role[];
  /** Whether a request may become a WebSocket. */
  socket?: true;
}

const ORGANIZATIONS = { service: 'ORGANIZATIONS', audience: 'organization-service' } as const;
const INTERACTIONS = { service: 'INTERACTIONS', audience: 'interaction-service' } as const;
const ANALYTICS = { service: 'ANALYTICS', audience: 'analytics-service' } as const;

/** The whole dashboard API. Every route needs a login; the first that matches answers. */
export const DASHBOARD_ROUTES: readonly DashboardRoute[] = [
  { path: '/api/me', methods: ['GET'], ...ORGANIZATIONS },
  { path: '/api/catalog', methods: ['GET'], ...ORGANIZATIONS },
  { path: '/api/keys', methods: ['GET', 'POST'], changedBy: ['owner', 'admin'], ...ORGANIZATIONS },
  { path: '/api/keys/:keyId/revoke', methods: ['POST'], changedBy: ['owner', 'admin'], ...ORGANIZATIONS },
  { path: '/api/sessions/*', methods: ['GET'], ...INTERACTIONS },
  { path: '/api/search', methods: ['GET'], ...INTERACTIONS },
  { path: '/api/interactions/*', methods: ['GET'], ...INTERACTIONS },
  {
    path: '/api/dead-letters/*',
    methods: ['GET', 'POST'],
    changedBy: ['owner', 'admin', 'analyst'],
    ...INTERACTIONS,
  },
  { path: '/api/live/*', methods: ['GET'], socket: true, ...ANALYTICS },
];
