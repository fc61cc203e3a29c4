import { problemResponse } from '@crow/contracts';
import { Hono } from 'hono';
import { type Routes, requireLogin } from './access/require-login.ts';
import { requireManager } from './access/require-manager.ts';
import { answerDeadLetters, answerReplay, answerReplayAll, answerReplayState } from './answers/answer-dead-letters.ts';
import { answerFailure } from './answers/answer-failure.ts';
import { answerPeople, answerPerson, answerRedo, answerUndo } from './answers/answer-people.ts';
import { answerPipeline } from './answers/answer-pipeline.ts';
import {
  answerLift,
  answerMake,
  answerPreview,
  answerPurge,
  answerPurgePreview,
  answerQuarantine,
  answerQuarantines,
  quarantineActionOf,
} from './answers/answer-quarantines.ts';
import {
  answerReanalyses,
  answerReanalysis,
  answerReanalysisBegin,
  answerReanalysisPreview,
  answerReanalysisStep,
  answerReread,
  answerRereads,
  reanalysisActionOf,
} from './answers/answer-reanalyses.ts';
import { answerScoreCard } from './answers/answer-score-card.ts';
import { answerIndexState, answerSearch, answerSimilar } from './answers/answer-search.ts';
import { answerSession, answerSessions } from './answers/answer-sessions.ts';
import { consumeDeadLetters } from './dead-letters/consume-dead-letters.ts';
import type { Environment } from './environment.ts';
import { consumeInteractions } from './pipeline/consume-interactions.ts';

export { ErasureObject } from './erasures/erasure-object.ts';
export { SessionPipeline } from './pipeline/session-pipeline.ts';
export { ReanalysisObject } from './reanalyses/reanalysis-object.ts';
export { ReplayObject } from './replays/replay-object.ts';
export { SweeperObject } from './sweeper/sweeper-object.ts';
export { VectorIndexObject } from './vectors/vector-index-object.ts';

const app = new Hono<Routes>();
app.use('/api/*', requireLogin);
app.get('/api/sessions', answerSessions);
app.get('/api/sessions/:sessionId', answerSession);
app.get('/api/search', answerSearch);
app.get('/api/score-card', answerScoreCard);
app.get('/api/search/index', answerIndexState);
app.get('/api/interactions/:interactionId/similar', answerSimilar);
app.get('/api/people', answerPeople);
app.get('/api/people/:personId', answerPerson);
app.post('/api/people/links/:linkId/undo', answerUndo);
app.post('/api/people/links/:linkId/redo', answerRedo);
app.get('/api/pipeline', answerPipeline);
app.get('/api/dead-letters', answerDeadLetters);
app.get('/api/dead-letters/replay', answerReplayState);
app.post('/api/dead-letters/replay', answerReplayAll);
app.post('/api/dead-letters/:deadLetterId/replay', answerReplay);
app.use('/api/quarantines/*', requireManager(quarantineActionOf, 'Only owners and admins may quarantine traffic.'));
app.get('/api/quarantines', answerQuarantines);
app.post('/api/quarantines', answerMake);
app.post('/api/quarantines/preview', answerPreview);
app.get('/api/quarantines/:quarantineId', answerQuarantine);
app.post('/api/quarantines/:quarantineId/lift', answerLift);
app.get('/api/quarantines/:quarantineId/purge', answerPurgePreview);
app.post('/api/quarantines/:quarantineId/purge', answerPurge);
app.use(
  '/api/reanalyses/*',
  requireManager(reanalysisActionOf, 'Only owners and admins may have sessions read again.'),
);
app.get('/api/reanalyses', answerReanalyses);
app.post('/api/reanalyses', answerReanalysisBegin);
app.post('/api/reanalyses/preview', answerReanalysisPreview);
app.get('/api/reanalyses/:reanalysisId', answerReanalysis);
app.post('/api/reanalyses/:reanalysisId/:step', answerReanalysisStep);
app.get('/api/reanalyses/:reanalysisId/sessions', answerRereads);
app.get('/api/reanalyses/:reanalysisId/sessions/:sessionId', answerReread);
app.notFound(() => problemResponse('not_found'));
app.onError(answerFailure);

export default {
  fetch: app.fetch,
  queue: (batch, env) =>
    batch.queue === 'crow-dead-letters' ? consumeDeadLetters(batch, env) : consumeInteractions(batch, env),
} satisfies ExportedHandler<Environment>;
