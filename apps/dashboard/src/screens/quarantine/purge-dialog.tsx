import type { PurgePreview, Quarantine } from '@crow/contracts';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../words/number-words.ts';
import styles from './quarantine.module.css';
import { purgePreviewQuery, usePurge } from './quarantine-queries.ts';
import { countWords, spanWords } from './quarantine-words.ts';

/** Shows what would be erased for good, and asks for the key's name before it is. */
export function PurgeDialog({ quarantine, onClose }: { quarantine: Quarantine; onClose: () => void }) {
  const { quarantineId, keyName, state } = quarantine;
  const [typed, setTyped] = useState('');
  const [includesMixed, setIncludesMixed] = useState(state === 'purged'); // only mixed ones are left then
  const { data: preview, isError, error } = useQuery(purgePreviewQuery(quarantineId));
  const purge = usePurge(quarantineId);
  const isNamed = typed.trim() === keyName.trim();
  return (
    <Dialog title="Erase this traffic for good?" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed && preview) purge.mutate({ keyName, includesMixed }, { onSuccess: onClose });
        }}
      >
        <p>
          <bdi>{spanWords(quarantine)}</bdi>. It is erased everywhere, and so is what still comes that way. This can’t
          be undone.
        </p>
        {isError ? <FailureLine error={error} /> : <Erased preview={preview} includesMixed={includesMixed} />}
        {preview && preview.mixed > 0 && (
          <Checkbox
            label={`Also ${counted(preview.mixed, 'mixed session')}, with all events`}
            description="Some of their events came otherwise, perhaps of a real visitor. Else they stay hidden."
            checked={includesMixed}
            onChange={(event) => setIncludesMixed(event.currentTarget.checked)}
          />
        )}
        <TextInput
          label="Type the name of the key to confirm"
          description={<bdi>{keyName}</bdi>}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {purge.isError && <FailureLine error={purge.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button type="submit" className={styles.danger} disabled={!isNamed || !preview} loading={purge.isPending}>
            Erase for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Erased({ preview, includesMixed }: { preview: PurgePreview | undefined; includesMixed: boolean }) {
  if (!preview) return <p role="status">Counting what would be erased…</p>;
  const { sessions, mixed, unfinished, failed, firstAt, lastAt } = preview;
  const left = includesMixed ? 0 : mixed;
  return (
    <section className={styles.preview} aria-label="What would be erased">
      <p role="status">
        Covers <strong>{countWords(preview)}</strong>
      </p>
      <ul className={styles.remarks}>
        <li>{counted(sessions + mixed - left, 'session')} erased now.</li>
        {left > 0 && <li>{counted(left, 'mixed session')} kept, and hidden.</li>}
        {firstAt !== null && lastAt !== null && (
          <li>
            They began from <Moment at={firstAt} /> to <Moment at={lastAt} />.
          </li>
        )}
        {unfinished > 0 && <li>{counted(unfinished, 'session')} still open or being read: ended and erased.</li>}
        {failed > 0 && <li>{counted(failed, 'session')} that could not be read: erased.</li>}
        <li>Sums for billing stay, without anything that names a session.</li>
      </ul>
    </section>
  );
}
