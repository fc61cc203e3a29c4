import type { Environment } from '../environment.ts';
import { keyChanged } from './key-states.ts';

/**
 * After the organization service changed a key, makes every gateway know it within a second.
 * The dashboard hears of success only then; when it can't be told, the request fails and may be repeated.
 */
export async function tellChange(env: Environment, keyId: string, answer: Response): Promise<Response> {
  if (answer.ok) await keyChanged(env, keyId);
  return answer;
}
