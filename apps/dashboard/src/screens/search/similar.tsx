import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RequestError } from '../../api/request.ts';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { Hit } from './hit.tsx';
import styles from './search.module.css';
import { similarQuery } from './search-query.ts';

/** What is like an interaction, in other visits. */
export function Similar({ interactionId }: { interactionId: string }) {
  const query = useQuery(similarQuery(interactionId));
  if (query.isPending) return <RowSkeletons rows={5} height="8.5rem" />;
  if (query.isError) {
    return query.error instanceof RequestError && query.error.problem.status === 404 ? (
      <Notice title="There is no such interaction">
        <p>It may have been read anew since, or deleted with its visit.</p>
      </Notice>
    ) : (
      <FailureNotice error={query.error} onRetry={() => query.refetch()} />
    );
  }
  const { interaction, hits } = query.data;
  return (
    <>
      <p className={styles.summary} role="status">
        {hits.length === 0 ? 'Nothing yet is like ' : 'The closest in other visits to '}
        <Link
          to="/sessions/$sessionId"
          params={{ sessionId: interaction.sessionId }}
          search={{ at: `${interaction.index}-0` }}
        >
          <bdi>{interaction.headline}</bdi>
        </Link>
      </p>
      <ol className={styles.hits} aria-label="Results">
        {hits.map((hit) => (
          <Hit key={hit.interaction.id} hit={hit} />
        ))}
      </ol>
    </>
  );
}
