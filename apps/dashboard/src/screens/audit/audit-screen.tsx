import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.ts';
import { LoadMore } from '../../components/load-more.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import styles from './audit.module.css';
import { AuditFilters } from './audit-filters.tsx';
import { type AuditFilter, auditQuery } from './audit-queries.ts';
import { AuditRow } from './audit-row.tsx';
import { ChainState } from './chain-state.tsx';

const route = getRouteApi('/app/audit');

/** Who changed what, and that nobody changed the record of it. */
export function AuditScreen() {
  const filter = route.useSearch();
  const { data: me } = useQuery(meQuery);
  if (me && me.role !== 'owner' && me.role !== 'admin') {
    return (
      <Page title="Audit log">
        <Notice title="Owners and admins read the audit log">
          <p>Ask one of them what you would like to know.</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page title="Audit log" lead="Who did what, when and from where." aside={<AuditFilters filter={filter} />}>
      <div className={styles.tools}>
        <ChainState />
        <Button
          variant="default"
          leftSection={<IconDownload size="1rem" />}
          renderRoot={(props) => <a href="/api/audit/export" download="crow-audit.jsonl" {...props} />}
        >
          Export as JSON lines
        </Button>
      </div>
      <Records filter={filter} />
    </Page>
  );
}

function Records({ filter }: { filter: AuditFilter }) {
  const query = useInfiniteQuery(auditQuery(filter));
  if (query.isPending) return <RowSkeletons rows={6} height="5rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const records = query.data.pages.flatMap((page) => page.records);
  if (records.length === 0) {
    return (
      <Notice title="No record matches">
        <p>Choose another action or outcome.</p>
      </Notice>
    );
  }
  return (
    <>
      <ol className={styles.records} aria-label="Records">
        {records.map((record) => (
          <AuditRow key={record.seq} record={record} />
        ))}
      </ol>
      <LoadMore pages={query} />
    </>
  );
}
