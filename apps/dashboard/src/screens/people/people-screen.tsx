import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { LoadMore } from '../../components/load-more.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowList } from '../../components/row-list.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { peopleQuery } from './people-queries.ts';
import { PeopleSearch } from './people-search.tsx';
import { PersonRow } from './person-row.tsx';

const route = getRouteApi('/app/people');

/** Everybody who was here, across their devices. */
export function PeopleScreen() {
  const { q = '' } = route.useSearch();
  return (
    <Page title="People" lead="Who was here, across their devices, seen last first." aside={<PeopleSearch q={q} />}>
      <Rows q={q} />
    </Page>
  );
}

function Rows({ q }: { q: string }) {
  const query = useInfiniteQuery(peopleQuery(q));
  if (query.isPending) return <RowSkeletons rows={8} height="4rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const people = query.data.pages.flatMap((page) => page.people);
  if (people.length === 0) return <Nobody q={q} />;
  return (
    <>
      <RowList aria-label="People">
        {people.map((person) => (
          <PersonRow key={person.personId} person={person} />
        ))}
      </RowList>
      <LoadMore pages={query} />
    </>
  );
}

function Nobody({ q }: { q: string }) {
  if (q === '') {
    return (
      <Notice title="Nobody yet">
        <p>People appear here when their first session has been read.</p>
      </Notice>
    );
  }
  return (
    <Notice
      title="Nobody found"
      actions={<Button renderRoot={(props) => <Link to="/people" search={{}} {...props} />}>Show everybody</Button>}
    >
      <p>
        No user id or visitor id begins with <bdi>{q}</bdi>. Ids are compared as they were sent, with their case.
      </p>
    </Notice>
  );
}
