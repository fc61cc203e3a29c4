import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { count, counted } from '../../words/number-words.ts';
import { Examples } from './examples.tsx';
import { Hit } from './hit.tsx';
import styles from './search.module.css';
import { SearchBox } from './search-box.tsx';
import { searchQuery } from './search-query.ts';

const route = getRouteApi('/app/search');

/** Ask in your own words; the answer is visits. */
export function SearchScreen() {
  const { q = '' } = route.useSearch();
  return (
    <Page title="Search" lead="Ask in your own words what visitors did, wanted, or stumbled over." narrow>
      <SearchBox key={q} question={q} />
      {q === '' ? <Examples /> : <Hits question={q} />}
    </Page>
  );
}

function Hits({ question }: { question: string }) {
  const query = useQuery(searchQuery(question));
  if (query.isPending) return <RowSkeletons rows={5} height="8.5rem" />;
  if (query.isError) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { hits, searched, tookMs } = query.data;
  if (hits.length === 0) {
    return (
      <>
        <Notice title="Nothing comes near that">
          <p>
            {searched === 0
              ? 'No session has been read yet, so there is nothing to search.'
              : `${counted(searched, 'interaction')} searched. Try other words, or one of these:`}
          </p>
        </Notice>
        {searched > 0 && <Examples />}
      </>
    );
  }
  return (
    <>
      <p className={styles.summary} role="status">
        The {counted(hits.length, 'closest', 'closest')} of {count(searched)} interactions, found in {count(tookMs)} ms.
      </p>
      <ol className={styles.hits} aria-label="Results">
        {hits.map((hit) => (
          <Hit key={hit.interaction.id} hit={hit} />
        ))}
      </ol>
    </>
  );
}
