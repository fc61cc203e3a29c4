import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery, meQuery } from '../../api/queries.ts';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import styles from './keys.module.css';

/** Every API key of the organization. */
export function KeysScreen() {
  const { data: me } = useQuery(meQuery);
  const mayManage = me?.role === 'owner' || me?.role === 'admin';
  const [creating, setCreating] = useState(false);
  const create = mayManage && (
    <Button leftSection={<IconPlus size="1rem" />} onClick={() => setCreating(true)}>
      Create a key
    </Button>
  );
  return (
    <Page title="API keys" lead="Who may send events to your organization, and who may read." aside={create} narrow>
      {me && !mayManage && <p className={styles.hint}>Owners and admins can reveal and change keys.</p>}
      <KeyList mayManage={mayManage} />
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function KeyList({ mayManage }: { mayManage: boolean }) {
  const query = useQuery(keysQuery);
  if (query.isPending) return <RowSkeletons rows={3} height="9rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  if (query.data.keys.length === 0) {
    return (
      <Notice title="There is no key yet">
        <p>
          {mayManage ? 'Create a publishable one to send the first event.' : 'Ask an owner or admin to create one.'}
        </p>
      </Notice>
    );
  }
  return (
    <ul className={styles.list} aria-label="API keys">
      {query.data.keys.map((key) => (
        <KeyRow key={key.keyId} apiKey={key} mayManage={mayManage} />
      ))}
    </ul>
  );
}
