import { conditionOf, type KeySummary } from '@crow/contracts';
import { useState } from 'react';
import { Tag, Tags } from '../../components/tags.tsx';
import { useNow } from '../../components/use-now.ts';
import { ChangeKeyDialog } from './change-key-dialog.tsx';
import { KeyActions } from './key-actions.tsx';
import { KeyFacts } from './key-facts.tsx';
import { KeySecret } from './key-secret.tsx';
import { KeyUses } from './key-uses.tsx';
import { KIND_WORDS, stateWords } from './key-words.ts';
import styles from './keys.module.css';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

export type KeyDialog = 'change' | 'rotate' | 'revoke';

const DIALOGS = { change: ChangeKeyDialog, rotate: RotateKeyDialog, revoke: RevokeKeyDialog };

/** One key: what it is for, what limits it, whether it still works, and what can be done with it. */
export function KeyRow({ apiKey, mayManage }: { apiKey: KeySummary; mayManage: boolean }) {
  const [opened, setOpened] = useState<KeyDialog>();
  const now = useNow(5_000);
  const works = conditionOf(apiKey, now) === 'active';
  const { words, tone } = stateWords(apiKey, now);
  const OpenedDialog = opened && DIALOGS[opened];
  return (
    <li className={styles.key} data-ended={works ? undefined : true}>
      <div className={styles.keyHead}>
        <h2>
          <bdi>{apiKey.name}</bdi>
        </h2>
        <Tags>
          <Tag tone="outline">{KIND_WORDS[apiKey.kind]}</Tag>
          <Tag tone={tone}>{words}</Tag>
        </Tags>
      </div>
      <KeySecret apiKey={apiKey} mayReveal={mayManage && works} />
      <KeyFacts apiKey={apiKey} />
      <KeyUses apiKey={apiKey} works={works} mayManage={mayManage} />
      {mayManage && works && <KeyActions apiKey={apiKey} onOpen={setOpened} />}
      {OpenedDialog && <OpenedDialog apiKey={apiKey} onClose={() => setOpened(undefined)} />}
    </li>
  );
}
