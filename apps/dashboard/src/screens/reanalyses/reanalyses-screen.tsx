import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { reanalysesQuery } from '../../api/reanalyses.ts';
import { ManagersOnly } from '../../components/managers-only.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowList } from '../../components/row-list.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { NewReanalysis } from './new-reanalysis.tsx';
import { ReanalysisRow } from './reanalysis-row.tsx';

const route = getRouteApi('/app/reanalyses');

/** Past sessions read again by today's analyst: what was done, and a new one. */
export function ReanalysesScreen() {
  const { new: isNew } = route.useSearch();
  return (
    <ManagersOnly
      title="Re-analysis"
      refusal="Owners and admins have sessions read again"
      hint="Ask one of them, should past sessions be read by today’s analyst."
    >
      <Page
        title="Re-analysis"
        lead="What would today’s analyst say of past sessions?"
        aside={isNew ? undefined : <NewButton />}
        narrow
      >
        {isNew && <NewReanalysis />}
        <Reanalyses />
      </Page>
    </ManagersOnly>
  );
}

function NewButton() {
  return (
    <Button renderRoot={(props) => <Link to="/reanalyses" search={{ new: true }} {...props} />}>
      Read sessions again…
    </Button>
  );
}

function Reanalyses() {
  const query = useQuery(reanalysesQuery);
  if (query.isPending) return <RowSkeletons rows={2} height="5rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { reanalyses, analyst } = query.data;
  if (reanalyses.length === 0) {
    return (
      <Notice title="No session was read again so far">
        <p>
          When the analyst gets better, sessions that it read before stay as they are. Have them read again by version{' '}
          {analyst}, look at what it sees otherwise, and store it if you like it better.
        </p>
      </Notice>
    );
  }
  return (
    <RowList aria-label="Re-analyses">
      {reanalyses.map((reanalysis) => (
        <ReanalysisRow key={reanalysis.reanalysisId} reanalysis={reanalysis} />
      ))}
    </RowList>
  );
}
