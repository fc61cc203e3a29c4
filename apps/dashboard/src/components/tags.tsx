import type { Intent, Outcome } from '@crow/contracts';
import type { ReactNode } from 'react';
import { INTENT_WORDS, OUTCOME_TONE, OUTCOME_WORDS } from '../words/understanding-words.ts';
import styles from './tags.module.css';

export type Tone = 'quiet' | 'good' | 'bad' | 'brass' | 'outline';

/** A word or two set apart. */
export function Tag({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** A line of tags that wraps. */
export function Tags({ children }: { children: ReactNode }) {
  return <span className={styles.tags}>{children}</span>;
}

/** Why a visitor came and how it ended. */
export function ReadingTags({ intent, outcome }: { intent: Intent; outcome: Outcome }) {
  return (
    <>
      <Tag>{INTENT_WORDS[intent]}</Tag>
      <Tag tone={OUTCOME_TONE[outcome]}>{OUTCOME_WORDS[outcome]}</Tag>
    </>
  );
}
