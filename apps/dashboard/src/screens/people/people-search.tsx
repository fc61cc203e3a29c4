import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import styles from './people.module.css';

/** Whose id to look for; asking puts it into the address. */
export function PeopleSearch({ q }: { q: string }) {
  const navigate = useNavigate();

  function ask(form: FormData) {
    const asked = String(form.get('q')).trim();
    void navigate({ to: '/people', search: asked === '' ? {} : { q: asked } });
  }

  return (
    <search>
      <form
        key={q}
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          ask(new FormData(event.currentTarget));
        }}
      >
        <TextInput
          type="search"
          name="q"
          aria-label="User id or visitor id"
          placeholder="User id or visitor id"
          defaultValue={q}
          maxLength={1024}
          autoComplete="off"
          leftSection={<IconSearch size="1rem" stroke={1.7} aria-hidden="true" />}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
      </form>
    </search>
  );
}
