import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { RequestError } from '../api/request.ts';
import { CrowMark } from './crow-mark.tsx';
import styles from './notice.module.css';

/** Stands where content would be, and says what to do. */
export function Notice({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <section className={styles.notice}>
      <CrowMark size="3rem" />
      <h2>{title}</h2>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}

/** Says what failed, in the words of the problem document, and offers another try. */
export function FailureNotice({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { title, detail } = toldProblem(error);
  return (
    <div role="alert">
      <Notice title={title} actions={<Button onClick={onRetry}>Try again</Button>}>
        {detail && <p>{detail}</p>}
      </Notice>
    </div>
  );
}

/** Title and detail of a failure; one that is no problem document is our own mistake and told as that. */
export function toldProblem(error: unknown): { title: string; detail?: string | undefined } {
  if (error instanceof RequestError) return { title: error.problem.title, detail: error.problem.detail };
  return { title: 'This screen has broken', detail: `The mistake is ours: ${String(error)}` };
}
