import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { FailureLine } from '../../components/failure-line.tsx';
import { counted } from '../../words/number-words.ts';
import styles from './audit.module.css';
import { auditCheckQuery } from './audit-queries.ts';

/** Whether the log is as it was written, as the server has just computed. */
export function ChainState() {
  const { data, isPending, isFetching, error, refetch } = useQuery(auditCheckQuery);
  if (isPending) return <p className={styles.chain}>Verifying the chain…</p>;
  if (error || !data) {
    return (
      <div className={styles.chain}>
        <p>The chain could not be verified.</p>
        <FailureLine error={error} />
        <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => refetch()}>
          Verify again
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.chain} data-whole={data.whole} role={data.whole ? 'status' : 'alert'}>
      {data.whole ? (
        <IconShieldCheck size="1.25rem" aria-hidden="true" />
      ) : (
        <IconAlertTriangle size="1.25rem" aria-hidden="true" />
      )}
      <p>
        {data.whole
          ? `Chain verified: ${counted(data.records, 'record')}, none changed or missing.`
          : `The chain is broken at record ${data.brokenAt}: it was changed, or is missing. Compare it with an earlier export.`}
        {data.head && (
          <span className={styles.head}>
            {data.whole ? 'Last hash' : 'Last right hash'} <code>{data.head}</code>
          </span>
        )}
      </p>
      <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => refetch()}>
        Verify again
      </Button>
    </div>
  );
}
