import { percent } from '../words/number-words.ts';
import { explainConfidence } from '../words/understanding-words.ts';
import styles from './confidence-bar.module.css';

/** How sure a reading is: a quiet bar, with the words on hover. */
export function ConfidenceBar({ confidence }: { confidence: number }) {
  const { words, meaning } = explainConfidence(confidence);
  return (
    <span className={styles.confidence} title={`${words}: ${meaning}`}>
      <svg viewBox="0 0 40 4" width="2.5rem" height="0.25rem" aria-hidden="true" preserveAspectRatio="none">
        <rect width="40" height="4" rx="2" className={styles.track} />
        <rect width={40 * Math.min(1, Math.max(0, confidence))} height="4" rx="2" className={styles.fill} />
      </svg>
      {percent(confidence)} sure
    </span>
  );
}
