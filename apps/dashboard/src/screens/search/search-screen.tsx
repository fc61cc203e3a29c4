import type { SearchAnswer } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { count, counted } from '../../words/number-words.ts';
import { Chips } from './chips.tsx';
import { Examples } from './examples.tsx';
import { Hit } from './hit.tsx';
import styles from './search.module.css';
import type { SearchAddress } from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import { searchQuery } from './search-query.ts';
import { Similar } from './similar.tsx';

const route = getRouteApi('/app/search');

/** Ask in your own words; the answer is visits. */
export function SearchScreen() {
  const address: SearchAddress = route.useSearch();
  const { q = '', like } = address;
  return (
    <Page title="Search" lead="Ask in your own words what visitors did, wanted, or stumbled over." narrow>
      <SearchBox key={q} question={q} />
      {like !== undefined && q === '' ? (
        <Similar interactionId={like} />
      ) : q === '' ? (
        <Examples />
      ) : (
        <Hits question={q} address={address} />
      )}
    </Page>
  );
}

function Hits({ question, address }: { question: string; address: SearchAddress }) {
  const query = useQuery(searchQuery(question, address.without));
  if (query.isPending) return <RowSkeletons rows={5} height="8.5rem" />;
  if (query.isError) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { hits, filters, searched, tookMs } = query.data;
  return (
    <>
      <Chips answer={query.data} address={address} />
      {hits.length === 0 ? (
        <NothingFound answer={query.data} />
      ) : (
        <>
          <p className={styles.summary} role="status">
            The {counted(hits.length, 'closest', 'closest')}
            {filters.length > 0 && ' that meet the filters'} of {count(searched)} interactions, found in {count(tookMs)}{' '}
            ms.
          </p>
          <ol className={styles.hits} aria-label="Results">
            {hits.map((hit) => (
              <Hit key={hit.interaction.id} hit={hit} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function NothingFound({ answer: { query, searched, filters } }: { answer: SearchAnswer }) {
  if (searched > 0 && filters.length > 0) {
    const without = filters.map(({ kind }) => kind).join(',');
    return (
      <Notice
        title="Nothing meets these filters"
        actions={
          <Button renderRoot={(props) => <Link to="/search" search={{ q: query, without }} {...props} />}>
            Search without filters
          </Button>
        }
      >
        <p>
          {counted(searched, 'interaction')} searched. Take a filter away above, or search by the meaning of your words
          alone.
        </p>
      </Notice>
    );
  }
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
