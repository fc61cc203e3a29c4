import { problemResponse } from '@crow/contracts';
import { equalInConstantTime } from '@crow/service-auth';
import type { Environment } from '../environment.ts';

/** The answer to a request of the operator's that comes without the setup token; undefined when it has it. */
export function refuseStranger(request: Request, env: Environment): Response | undefined {
  const authorization = request.headers.get('authorization') ?? '';
  if (equalInConstantTime(authorization, `Bearer ${env.SETUP_TOKEN}`)) return undefined;
  return problemResponse('unauthenticated', 'This needs the deployment’s setup token as a bearer token.');
}
