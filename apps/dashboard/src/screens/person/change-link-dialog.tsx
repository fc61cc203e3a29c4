import type { IdentityLink } from '@crow/contracts';
import { Button } from '@mantine/core';
import { Dialog } from '../../components/dialog.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { changeWords } from '../../words/person-words.ts';
import styles from './person.module.css';
import { useChangeLink } from './person-queries.ts';

/** Asks before a merge is undone, or done again. */
export function ChangeLinkDialog({ link, onClose }: { link: IdentityLink; onClose: () => void }) {
  const change = useChangeLink();
  const undo = link.state !== 'undone';
  return (
    <Dialog title={undo ? 'Undo this link?' : 'Redo this link?'} onClose={onClose}>
      <p>
        <bdi>{link.fromId}</bdi> and <bdi>{link.toId}</bdi>
      </p>
      <p>{changeWords(link)}</p>
      {change.isError && <FailureLine error={change.error} />}
      <div className={styles.dialogActions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Leave it
        </Button>
        <Button loading={change.isPending} onClick={() => change.mutate(link, { onSuccess: onClose })}>
          {undo ? 'Undo the link' : 'Redo the link'}
        </Button>
      </div>
    </Dialog>
  );
}
