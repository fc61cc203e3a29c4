import type { ModelEnding, ModelUse } from '@crow/contracts';
import { count, counted } from '../../words/number-words.ts';

/** Why a model did not write what is shown. */
const WHY_NOT: Record<Exclude<ModelEnding, 'used'>, string> = {
  refused_by_check: 'A language model was asked too; too few of its sentences rest on events.',
  rate_limited: 'A language model was asked and had no quota left.',
  server_failed: 'A language model was asked; its provider failed.',
  key_refused: 'A language model was asked; its key was refused.',
  model_unknown: 'A language model was asked; there is none of its name.',
  request_refused: 'A language model was asked and refused the question.',
  connection_lost: 'A language model was asked and could not be reached.',
  timed_out: 'A language model was asked and did not answer in time.',
  blocked: 'A language model was asked; the filter of its provider withheld the answer.',
  cut_off: 'A language model was asked; its answer was too long.',
  unreadable: 'A language model was asked; its answer could not be read.',
  wrong_shape: 'A language model was asked; its answer had another form than it was asked for.',
  internal_error: 'A language model could not be asked; the log says why.',
  paused: 'No language model was asked: it had failed just before.',
  over_budget: 'No language model was asked: the budget of the day is spent.',
  no_consent: 'No language model was asked: the visitor did not agree to it.',
  switched_off: 'No language model was asked: the settings say so.',
  too_little: 'No language model was asked: there is too little to tell.',
  not_interesting: 'No language model was asked: the settings leave such visits out.',
  language_unchecked: 'No language model was asked: its answers could not be checked in your language.',
};

/** What became of asking a language model, and what it took, in a sentence or two. */
export function modelUseWords({ ended, calls, inputTokens, outputTokens, costUsd }: ModelUse): string {
  const took = `${counted(calls, 'call')}, ${count(inputTokens + outputTokens)} tokens`;
  const cost = costUsd === null ? '' : `, ${costUsd.toFixed(4)} US$`;
  const effort = calls > 0 ? `It took ${took}${cost}.` : '';
  return [ended === 'used' ? '' : WHY_NOT[ended], effort].filter(Boolean).join(' ');
}
