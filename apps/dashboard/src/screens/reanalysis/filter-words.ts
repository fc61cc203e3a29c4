import type { RereadFilter } from '@crow/contracts';
import { CHANGE_WORDS, RESULT_WORDS } from '../../words/reanalysis-words.ts';
import { INTENT_WORDS, OUTCOME_WORDS, STAGE_WORDS } from '../../words/understanding-words.ts';

/** Which sessions are shown, in a few words; empty for all. */
export function filterWords(filter: RereadFilter): string {
  const { result, change, intentFrom, intentTo, outcomeFrom, outcomeTo, stageFrom, stageTo } = filter;
  return [
    result && RESULT_WORDS[result].toLowerCase(),
    change &&
      `${CHANGE_WORDS[change].toLowerCase()} ${change === 'added' || change === 'removed' ? '' : 'changed'}`.trim(),
    moveWords(intentFrom && INTENT_WORDS[intentFrom], intentTo && INTENT_WORDS[intentTo]),
    moveWords(outcomeFrom && OUTCOME_WORDS[outcomeFrom], outcomeTo && OUTCOME_WORDS[outcomeTo]),
    moveWords(stageFrom && STAGE_WORDS[stageFrom], stageTo && STAGE_WORDS[stageTo]),
  ]
    .filter(Boolean)
    .join(', ');
}

function moveWords(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  return `${from ?? 'anything'} → ${to ?? 'anything'}`;
}
