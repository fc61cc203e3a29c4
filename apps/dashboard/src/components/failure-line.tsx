import styles from './failure-line.module.css';
import { toldProblem } from './notice.tsx';

/** Says within a form or a row why a change was refused. */
export function FailureLine({ error }: { error: unknown }) {
  const { title, detail } = toldProblem(error);
  return (
    <p role="alert" className={styles.failure}>
      {title}. {detail}
    </p>
  );
}
