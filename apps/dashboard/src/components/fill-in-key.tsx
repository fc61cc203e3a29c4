import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRevealKey } from '../api/key-changes.ts';
import { meQuery } from '../api/queries.ts';
import { FailureLine } from './failure-line.tsx';
import styles from './fill-in-key.module.css';
import { useSnippetKey } from './use-snippet-key.ts';

/**
 * Puts the key into the code beside it, when somebody who may asks for it.
 * @param keyId the key to install; by itself it is the newest
 * @param create offered to them when there is no key yet
 */
export function FillInKey({ keyId, create }: { keyId?: string | undefined; create?: ReactNode }) {
  const { known, key, apiKey } = useSnippetKey(keyId);
  const { data: me } = useQuery(meQuery);
  const reveal = useRevealKey();
  if (!known || !me || apiKey) return null;
  if (me.role !== 'owner' && me.role !== 'admin') {
    return <p className={styles.hint}>Ask an owner or admin for the API key.</p>;
  }
  if (!key) {
    return (
      <div className={styles.line}>
        <p className={styles.hint}>There is no publishable key yet.</p>
        {create}
      </div>
    );
  }
  return (
    <>
      <div className={styles.line}>
        <Button size="sm" loading={reveal.isPending} onClick={() => reveal.mutate(key.keyId)}>
          Fill in the key
        </Button>
        <p className={styles.hint}>
          The key <bdi>{key.name}</bdi>. That you looked at it is recorded.
        </p>
      </div>
      {reveal.isError && <FailureLine error={reveal.error} />}
    </>
  );
}
