import type { KeySummary } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRevealKey } from '../../api/key-changes.ts';
import { wholeKeyQuery } from '../../api/queries.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { shownPart } from './key-words.ts';
import styles from './keys.module.css';

/** The beginning of a key, and the whole of it for who asks. */
export function KeySecret({ apiKey, mayReveal }: { apiKey: KeySummary; mayReveal: boolean }) {
  const queryClient = useQueryClient();
  const query = wholeKeyQuery(apiKey.keyId);
  const { data: whole } = useQuery(query);
  const reveal = useRevealKey();
  const shown = mayReveal ? whole : undefined;
  return (
    <>
      <div className={styles.secret}>
        <code>{shown?.key ?? shownPart(apiKey)}</code>
        {shown && <CopyButton text={shown.key} label={`the key ${apiKey.name}`} />}
        {shown && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => queryClient.removeQueries({ queryKey: query.queryKey })}
          >
            Hide
          </Button>
        )}
        {mayReveal && !shown && (
          <Button
            size="compact-sm"
            variant="default"
            loading={reveal.isPending}
            onClick={() => reveal.mutate(apiKey.keyId)}
            aria-label={`Reveal the key ${apiKey.name}`}
          >
            Reveal
          </Button>
        )}
      </div>
      {reveal.isError && <FailureLine error={reveal.error} />}
    </>
  );
}
