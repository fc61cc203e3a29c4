import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery } from '../../api/queries.ts';
import { FailureNotice } from '../../components/notice.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import styles from './install.module.css';
import { KeyRow } from './key-row.tsx';

/** The organization's API keys. */
export function Keys({ mayManage }: { mayManage: boolean }) {
  const query = useQuery(keysQuery);
  const [creating, setCreating] = useState(false);
  return (
    <section className={styles.keys} aria-label="API keys">
      <header>
        <h2>API keys</h2>
        {mayManage && (
          <Button size="sm" variant="default" leftSection={<IconPlus size="1rem" />} onClick={() => setCreating(true)}>
            Create a key
          </Button>
        )}
      </header>
      {!mayManage && <p className={styles.hint}>Owners and admins see the keys themselves and can change them.</p>}
      {query.isPending && <RowSkeletons rows={2} height="6rem" />}
      {query.isError && !query.data && <FailureNotice error={query.error} onRetry={() => query.refetch()} />}
      {query.data?.keys.length === 0 && (
        <p className={styles.hint}>There is no key yet. {mayManage && 'Create one to send the first event.'}</p>
      )}
      <ul>
        {query.data?.keys.map((key) => (
          <KeyRow key={key.keyId} apiKey={key} mayManage={mayManage} />
        ))}
      </ul>
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </section>
  );
}
