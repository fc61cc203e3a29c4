import type { Stage } from '@crow/contracts';
import { VisuallyHidden } from '@mantine/core';
import { STAGE_PATH } from '../../words/understanding-words.ts';
import styles from './session.module.css';

/** How far towards a purchase the visit came. */
export function StagePath({ stage }: { stage: Stage }) {
  const reached = STAGE_PATH.findIndex((step) => step.stage === stage);
  return (
    <ol className={styles.path} aria-label="Way to a purchase">
      {STAGE_PATH.map((step, index) => (
        <li
          key={step.stage}
          data-reached={index <= reached || undefined}
          aria-current={index === reached ? 'step' : undefined}
        >
          <span className={styles.step} aria-hidden="true" />
          {step.words}
          {index > reached && <VisuallyHidden>, not reached</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
