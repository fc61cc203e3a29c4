import type { KeySummary } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { Moment } from '../../components/moment.tsx';
import { Tag } from '../../components/tags.tsx';
import styles from './install.module.css';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';

/** One key: what it is for, where it may be used, whether it still works. */
export function KeyRow({ apiKey, mayManage }: { apiKey: KeySummary; mayManage: boolean }) {
  const [revoking, setRevoking] = useState(false);
  const active = apiKey.state === 'active';
  return (
    <li className={styles.key} data-state={apiKey.state}>
      <div className={styles.keyHead}>
        <h3>
          <bdi>{apiKey.name}</bdi>
        </h3>
        <Tag tone={active ? 'good' : 'quiet'}>{active ? 'Active' : 'Revoked'}</Tag>
      </div>
      {apiKey.key && active && (
        <div className={styles.secret}>
          <code>{apiKey.key}</code>
          <CopyButton text={apiKey.key} label={`the key ${apiKey.name}`} />
        </div>
      )}
      <div className={styles.keyFoot}>
        <p>
          {apiKey.allowedOrigins.length === 0 ? 'From every origin' : `Only from ${apiKey.allowedOrigins.join(', ')}`}
          {' · created '}
          <Moment at={apiKey.createdAt} />
        </p>
        {mayManage && active && (
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoking(true)}>
            Revoke
          </Button>
        )}
      </div>
      {revoking && <RevokeKeyDialog apiKey={apiKey} onClose={() => setRevoking(false)} />}
    </li>
  );
}
