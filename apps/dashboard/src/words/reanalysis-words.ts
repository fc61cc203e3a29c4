import type {
  ModelMade,
  ReadingChange,
  Reanalysis,
  ReanalysisScope,
  ReanalysisState,
  RereadResult,
} from '@crow/contracts';
import type { Tone } from '../components/tags.tsx';
import { exactDay } from './time-words.ts';

export const REANALYSIS_STATE_WORDS: Record<ReanalysisState, { words: string; tone: Tone }> = {
  running: { words: 'Running', tone: 'brass' },
  paused: { words: 'Paused', tone: 'quiet' },
  cancelled: { words: 'Cancelled', tone: 'outline' },
  done: { words: 'Done', tone: 'good' },
};

export const RESULT_WORDS: Record<RereadResult, string> = {
  changed: 'Changed',
  unchanged: 'Unchanged',
  failed: 'Could not be read',
  overtaken: 'Overtaken',
};

export const CHANGE_WORDS: Record<ReadingChange, string> = {
  intent: 'Intent',
  outcome: 'How it ended',
  stage: 'How far it came',
  confidence: 'Confidence',
  friction: 'What got in the way',
  texts: 'Sentences',
  added: 'Interactions added',
  removed: 'Interactions removed',
  details: 'Evidence and products',
};

export const MODEL_MADE_WORDS: Record<ModelMade, string> = {
  leave: 'Leave them as they are',
  reread: 'Read them by the built-in analyst',
};

/** Which sessions are read again, in one line. */
export function scopeWords({ from, to, onlyOlder, modelMade }: Omit<ReanalysisScope, 'keyId'>): string {
  return [
    `Sessions from ${exactDay(from)} to ${exactDay(to - 1)}`,
    onlyOlder && 'only those read by an older analyst',
    modelMade === 'reread' && 'also those a language model told',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What is done with what changed. */
export function purposeWords({ stores }: Pick<Reanalysis, 'stores'>): string {
  return stores ? 'New readings are stored' : 'Only compared';
}
