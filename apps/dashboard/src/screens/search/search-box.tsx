import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import styles from './search.module.css';

/** The question; asking puts it into the address. */
export function SearchBox({ question }: { question: string }) {
  const navigate = useNavigate();

  function ask(form: FormData) {
    const q = String(form.get('q')).trim();
    void navigate({ to: '/search', search: q === '' ? {} : { q } });
  }

  return (
    <search>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
          ask(new FormData(event.currentTarget));
        }}
      >
        <TextInput
          className={styles.input}
          type="search"
          name="q"
          size="md"
          aria-label="Question"
          placeholder="people who hesitated at shipping costs"
          defaultValue={question}
          maxLength={300}
          autoComplete="off"
          autoFocus
          leftSection={<IconSearch size="1.1rem" stroke={1.7} aria-hidden="true" />}
        />
        <Button type="submit" size="md">
          Search
        </Button>
      </form>
    </search>
  );
}
