import type { ReanalysisReport } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useReanalyze } from '../../api/reanalyses.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import styles from './reanalysis.module.css';

/** Begins the same re-analysis once more, this time to store what changes. */
export function StoreThem({ report }: { report: ReanalysisReport }) {
  const navigate = useNavigate();
  const [id] = useState(() => `rea_${crypto.randomUUID()}`);
  const reanalyze = useReanalyze();
  const { from, to, keyId, onlyOlder, modelMade } = report;
  const open = () => void navigate({ to: '/reanalyses/$reanalysisId', params: { reanalysisId: id } });
  return (
    <div className={styles.actions}>
      <Button
        size="compact-sm"
        loading={reanalyze.isPending}
        onClick={() =>
          reanalyze.mutate({ id, from, to, keyId, onlyOlder, modelMade, stores: true }, { onSuccess: open })
        }
      >
        Read them once more and store
      </Button>
      {reanalyze.isError && <FailureLine error={reanalyze.error} />}
    </div>
  );
}
