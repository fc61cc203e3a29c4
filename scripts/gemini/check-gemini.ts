import type { ModelEnding } from '@crow/contracts';
import { askGemini } from './ask-gemini.ts';
import { geminiSettings } from './gemini-variables.ts';
import { SAMPLE_SESSION } from './sample-session.ts';

/** What an ending means for whoever set the key. */
const ADVICE: Partial<Record<ModelEnding, string>> = {
  used: 'Sessions will be understood by this model.',
  refused_by_check:
    'The model answers, but too few of its sentences are proven by the events. The analyst writes the text then; try another model.',
  rate_limited: 'The key works, but its quota is used up. Wait, or raise the quota.',
  key_refused: 'The key is not valid, or may not use this model. Make one at https://aistudio.google.com/apikey',
  model_unknown: 'There is no model of this name. Set GEMINI_MODEL to another.',
  request_refused:
    'The model does not take such questions, for example because it is too old. Set GEMINI_MODEL to another.',
  connection_lost: 'Google could not be reached. Is this machine on the internet, and is GEMINI_BASE_URL right?',
  timed_out: 'No answer in time. Try again, or set GEMINI_TIMEOUT_MS higher.',
  server_failed: 'The provider has a problem. Try again later.',
  blocked: "The provider's filter withheld the answer.",
};

/** Asks Gemini once about a made-up visit and says what came back. @returns the exit code */
export async function checkGemini(env: NodeJS.ProcessEnv, print: (line: string) => void): Promise<number> {
  const settings = geminiSettings(env);
  if (!settings) {
    print('There is no key: set GEMINI_API_KEY, for example GEMINI_API_KEY=… npm run check:gemini');
    return 2;
  }
  print(`Asking ${settings.model} about a made-up visit …`);
  const { provenance, intent, goal, nextAction, interactions } = await askGemini(settings, SAMPLE_SESSION);
  const { asked } = provenance;
  if (!asked) throw new Error('the provider left no record of what it asked');
  const dropped = Object.entries(asked.dropped).map(([reason, count]) => `${count} ${reason}`);
  const cost = asked.costUsd === null ? 'price not known' : `${asked.costUsd} US$`;
  print(`ended     ${asked.ended}${dropped.length > 0 ? `, dropped by the check: ${dropped.join(', ')}` : ''}`);
  print(`took      ${asked.calls} calls, ${asked.inputTokens} tokens in, ${asked.outputTokens} out, ${cost}`);
  print(`written   by ${provenance.source}`);
  print(`intent    ${intent}\ngoal      ${goal}\nnext      ${nextAction}`);
  for (const { statements } of interactions) {
    for (const { text, evidence } of statements) print(`          ${text}\n            events: ${evidence.join(', ')}`);
  }
  print(ADVICE[asked.ended] ?? 'The answer could not be used; the analyst writes the text then.');
  return asked.ended === 'used' ? 0 : 1;
}
