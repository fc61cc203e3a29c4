import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GeminiSettings,
  type GeminiVariables,
  hasGeminiKey,
  readGeminiSettings,
} from '../../services/ai-processing-service/src/gemini/gemini-settings.ts';
import { ROOT } from '../stack/settings.ts';

const CONFIGURATION = join(ROOT, 'services/ai-processing-service/wrangler.jsonc');

/** Everything about Gemini that the environment says, with what the service's configuration says for the rest. */
export function geminiVariables(env: NodeJS.ProcessEnv = process.env): GeminiVariables {
  const text = readFileSync(CONFIGURATION, 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const { vars } = JSON.parse(text) as { vars: Record<string, string> };
  const names = Object.keys(vars).filter((name) => name.startsWith('GEMINI_'));
  const told = [...names, 'GEMINI_API_KEY'].map((name) => [name, env[name]?.trim() || vars[name] || '']);
  return Object.fromEntries(told) as GeminiVariables;
}

/**
 * The settings of Gemini, or undefined without a key.
 * @throws with the name of the variable whose value can't be used
 */
export function geminiSettings(env: NodeJS.ProcessEnv = process.env): GeminiSettings | undefined {
  const variables = geminiVariables(env);
  return hasGeminiKey(variables) ? readGeminiSettings(variables) : undefined;
}
