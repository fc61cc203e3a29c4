import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ManagersOnly } from '../../components/managers-only.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { NewQuarantine } from './new-quarantine.tsx';
import styles from './quarantine.module.css';
import { quarantinesQuery } from './quarantine-queries.ts';
import { QuarantineRow } from './quarantine-row.tsx';

const route = getRouteApi('/app/quarantine');

/** Traffic that came with an abused key: hidden, let back, or erased for good. */
export function QuarantineScreen() {
  const { key } = route.useSearch();
  return (
    <ManagersOnly
      title="Quarantine"
      refusal="Owners and admins quarantine traffic"
      hint="Tell one of them which key was abused, and when."
    >
      <Page title="Quarantine" lead="Which traffic of abused keys is hidden, and should it stay so?" narrow>
        {key && <NewQuarantine key={key} keyId={key} />}
        <Quarantines />
      </Page>
    </ManagersOnly>
  );
}

function Quarantines() {
  const query = useQuery(quarantinesQuery);
  if (query.isPending) return <RowSkeletons rows={2} height="7rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { quarantines } = query.data;
  if (quarantines.length === 0) {
    return (
      <Notice
        title="Nothing is quarantined"
        actions={<Button renderRoot={(props) => <Link to="/keys" {...props} />}>Look at the API keys</Button>}
      >
        <p>
          Should somebody send fake events with one of your keys, open the uses of that key and hide them from there.
        </p>
      </Notice>
    );
  }
  return (
    <ul className={styles.list} aria-label="Quarantines">
      {quarantines.map((quarantine) => (
        <QuarantineRow key={quarantine.quarantineId} quarantine={quarantine} />
      ))}
    </ul>
  );
}
