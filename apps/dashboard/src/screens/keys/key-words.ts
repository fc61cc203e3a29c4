import { conditionOf, type KeyCondition, type KeyKind, type KeySummary } from '@crow/contracts';
import type { Tone } from '../../components/tags.tsx';

export const KIND_WORDS: Record<KeyKind, string> = { publishable: 'Publishable', secret: 'Secret' };

export const KIND_MEANING: Record<KeyKind, string> = {
  publishable: 'Sends events, and nothing else. May stand in a page.',
  secret: 'Reads sessions, people, interactions and the search. For servers only.',
};

const CONDITION_WORDS: Record<KeyCondition, { words: string; tone: Tone }> = {
  active: { words: 'Active', tone: 'good' },
  revoked: { words: 'Revoked', tone: 'quiet' },
  expired: { words: 'Expired', tone: 'quiet' },
  replaced: { words: 'Replaced', tone: 'quiet' },
};

/** The state of a key in words; one that is being replaced still works. */
export function stateWords(key: KeySummary, now: number): { words: string; tone: Tone } {
  const condition = conditionOf(key, now);
  if (condition === 'active' && key.validUntil !== null) return { words: 'Being replaced', tone: 'brass' };
  return CONDITION_WORDS[condition];
}

/** The beginning of a key, which is no secret and tells it from others. */
export function shownPart({ keyId, kind }: Pick<KeySummary, 'keyId' | 'kind'>): string {
  return `crow_${kind === 'publishable' ? 'pk' : 'sk'}_${keyId.slice('key_'.length)}_…`;
}
