import { answerUnavailable } from '../answers/answer-unavailable.ts';
import type { Environment } from '../environment.ts';
import { answerPreflight, openToAnyOrigin } from '../events/cross-origin.ts';
import { answerMessages } from './answer-messages.ts';
import { answerRudderSettings, answerSegmentSettings } from './client-settings.ts';
import type { SegmentRoute } from './segment-routes.ts';

/**
 * Answers what clients of Segment and RudderStack ask. Every answer can be read by the page that asked; a page may send the
 * headers that it asks for, because these clients send many of their own and none of them decides anything but the key's.
 */
export async function answerSegment(
  request: Request,
  route: SegmentRoute,
  env: Environment,
  requestId: string,
): Promise<Response> {
  if (request.method === 'OPTIONS') {
    const asked = request.headers.get('access-control-request-headers') ?? 'authorization, content-type';
    return answerPreflight('GET, POST', asked);
  }
  try {
    return openToAnyOrigin(await answerRoute(request, route, env, requestId), requestId);
  } catch (error) {
    return openToAnyOrigin(answerUnavailable(request, requestId, error), requestId);
  }
}

async function answerRoute(
  request: Request,
  route: SegmentRoute,
  env: Environment,
  requestId: string,
): Promise<Response> {
  switch (route.kind) {
    case 'messages':
      return answerMessages(request, route.type, env, requestId);
    case 'segment_settings':
      return answerSegmentSettings(request, route.writeKey);
    case 'rudder_settings':
      return answerRudderSettings(request);
  }
}
