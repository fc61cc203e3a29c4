import { checkTerms, TERM_LIMITS, type TermMeaning, type Terms } from '@crow/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { FailureLine } from '../../components/failure-line.tsx';
import { MEANING_CHOICES } from '../../words/term-words.ts';
import styles from './settings.module.css';
import { useChangeSettings } from './settings-query.ts';

/** A word as it is being written. */
interface WrittenTerm {
  id: number;
  term: string;
  meaning: TermMeaning;
}

/** Changes the words of an organization, all at once. Rows without a word are left out. */
export function TermForm({ terms }: { terms: Terms }) {
  const change = useChangeSettings();
  const nextId = useRef(0);
  const row = (term = '', meaning: TermMeaning = 'cart'): WrittenTerm => {
    nextId.current += 1;
    return { id: nextId.current, term, meaning };
  };
  const [rows, setRows] = useState<WrittenTerm[]>(() =>
    Object.entries(terms).map(([term, meaning]) => row(term, meaning)),
  );
  const [wrong, setWrong] = useState<{ id?: number; message: string }>();
  const write = (id: number, changed: Partial<WrittenTerm>) =>
    setRows((before) => before.map((each) => (each.id === id ? { ...each, ...changed } : each)));

  const save = () => {
    const written = rows.map(({ term, ...rest }) => ({ ...rest, term: term.trim() })).filter(({ term }) => term !== '');
    const refused = checkTerms(written.map(({ term, meaning }) => [term, meaning]));
    // Of a word that is there twice the later one is wrong.
    const at = refused && written.findLast(({ term }) => term === refused.term);
    setWrong(refused ? { ...(at ? { id: at.id } : {}), message: refused.message } : undefined);
    if (refused) return;
    change.mutate({ terms: Object.fromEntries(written.map(({ term, meaning }) => [term, meaning])) });
    setRows(written);
  };

  return (
    <form
      className={styles.terms}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {rows.map(({ id, term, meaning }, index) => (
        <fieldset key={id} className={styles.term} aria-label={`Word ${index + 1}`}>
          <TextInput
            label="Word"
            value={term}
            maxLength={TERM_LIMITS.maxLength}
            autoComplete="off"
            onChange={(event) => write(id, { term: event.currentTarget.value })}
            error={wrong?.id === id && wrong.message}
          />
          <NativeSelect
            label="Means"
            data={MEANING_CHOICES}
            value={meaning}
            onChange={(event) => write(id, { meaning: event.currentTarget.value as TermMeaning })}
          />
          <Button
            variant="default"
            px="xs"
            aria-label={`Remove ${term === '' ? `word ${index + 1}` : term}`}
            onClick={() => setRows((before) => before.filter((each) => each.id !== id))}
          >
            <IconX size="1rem" aria-hidden="true" />
          </Button>
        </fieldset>
      ))}
      {wrong && wrong.id === undefined && <p role="alert">{wrong.message}</p>}
      {change.isError && <FailureLine error={change.error} />}
      <div className={styles.actions}>
        <Button
          variant="default"
          leftSection={<IconPlus size="1rem" aria-hidden="true" />}
          disabled={rows.length >= TERM_LIMITS.terms}
          onClick={() => setRows((before) => [...before, row()])}
        >
          Add a word
        </Button>
        <Button type="submit" loading={change.isPending}>
          Save words
        </Button>
        <p role="status" className={styles.saved}>
          {change.isSuccess && 'Saved, for visits that are read from now on.'}
        </p>
      </div>
    </form>
  );
}
