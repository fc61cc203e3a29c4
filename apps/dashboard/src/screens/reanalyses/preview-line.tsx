import type { ReanalysisPreview } from '@crow/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { FailureLine } from '../../components/failure-line.tsx';
import { counted } from '../../words/number-words.ts';
import styles from './reanalyses.module.css';

/** How many sessions would be read again, and by whom. */
export function PreviewLine({ preview: { data, isError, error } }: { preview: UseQueryResult<ReanalysisPreview> }) {
  if (isError) return <FailureLine error={error} />;
  return (
    <p role="status" className={styles.preview}>
      {data ? (
        <>
          Reads <strong>{counted(data.sessions, 'session')}</strong> again, by version {data.analyst} of the analyst.
          {data.leftToModel > 0 &&
            ` ${counted(data.leftToModel, 'session')} that a language model told ${data.leftToModel === 1 ? 'stays as it is' : 'stay as they are'}.`}
        </>
      ) : (
        'Counting sessions…'
      )}
    </p>
  );
}
