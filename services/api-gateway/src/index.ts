import { problemResponse } from '@crow/contracts';
import { Hono } from 'hono';
import { answerUnavailable } from './answers/answer-unavailable.ts';
import { refuseMethod } from './answers/refuse.ts';
import { requestIdOf, withRequestId } from './answers/request-id.ts';
import type { Environment } from './environment.ts';
import { answerEventIds } from './events/answer-event-ids.ts';
import { answerEvents } from './events/answer-events.ts';
import { tellChange } from './keys/tell-change.ts';
import { answerFate, answerLedger, answerRejected } from './ledger/answer-ledger.ts';
import { answerLogin } from './login/answer-login.ts';
import { answerDashboard } from './routes/answer-dashboard.ts';
import { DASHBOARD_ROUTES } from './routes/dashboard-routes.ts';
import { forwardCredentials } from './routes/forward.ts';
import { answerSegment } from './segment/answer-segment.ts';
import { segmentRouteOf } from './segment/segment-routes.ts';
import { answerUsage } from './usage/answer-usage.ts';

export { KeyObject } from './keys/key-object.ts';

type Routes = { Bindings: Environment; Variables: { requestId: string } };

const app = new Hono<Routes>();
app.use(async (context, next) => {
  context.set('requestId', requestIdOf(context.req.raw));
  await next();
  context.res = withRequestId(context.res, context.var.requestId);
});
app.get('/v1/health', (context) => context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
app.all('/v1/health', () => refuseMethod(['GET']));
app.all('/v1/sessions/:sessionId/event-ids', ({ req, env }) => answerEventIds(req.raw, env, req.param('sessionId')));
for (const [prefix, who] of [
  ['/v1', 'keys'],
  ['/api', 'all'],
] as const) {
  app.all(`${prefix}/ledger`, ({ req, env }) => answerLedger(req.raw, env, who));
  app.all(`${prefix}/ledger/rejected`, ({ req, env }) => answerRejected(req.raw, env, who));
  app.all(`${prefix}/events/:eventId/fate`, ({ req, env }) => answerFate(req.raw, env, who, req.param('eventId')));
}
app.post('/v1/setup', ({ req, env, var: { requestId } }) => forwardCredentials(req.raw, env, requestId));
app.all('/v1/setup', () => refuseMethod(['POST']));
app.all('/v1/setup/renew-keys', ({ req, env, var: { requestId } }) => forwardCredentials(req.raw, env, requestId));
app.all('/api/auth/*', ({ req, env, var: { requestId } }) => answerLogin(req.raw, env, requestId));
app.all('/api/keys/:keyId/usage', ({ req, env }) => answerUsage(req.raw, env, req.param('keyId')));
for (const route of DASHBOARD_ROUTES) {
  app.all(route.path, async ({ req, env, var: { requestId } }) => {
    const params: Record<string, string> = req.param();
    const answer = await answerDashboard(req.raw, route, env, requestId, params);
    const { keyId } = params;
    return keyId === undefined ? answer : tellChange(env, keyId, answer);
  });
}
app.all('/v1/*', () => problemResponse('not_found'));
app.all('/api/*', () => problemResponse('not_found'));
app.all('*', ({ req, env }) => env.ASSETS.fetch(req.raw));
app.onError((error, { req, var: { requestId } }) => answerUnavailable(req.raw, requestId, error));

/** The only public door. Events are routed by hand before everything else, because they are nearly all requests. */
export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (pathname === '/v1/events')
      return answerEvents(request, env, requestIdOf(request), (work) => context.waitUntil(work));
    const route = segmentRouteOf(pathname);
    if (route) return answerSegment(request, route, env, requestIdOf(request));
    return app.fetch(request, env, context);
  },
} satisfies ExportedHandler<Environment>;
