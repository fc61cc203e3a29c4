import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { CrowMark } from '../../components/crow-mark.tsx';
import styles from './login.module.css';
import { ownAddress, type SignInFailure, signIn } from './sign-in.ts';

const route = getRouteApi('/login');

/** Who are you? Also where an ended login leads, and back from there to where it ended. */
export function LoginScreen() {
  const search = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const password = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(form: FormData) {
    setBusy(true);
    setFailure(null);
    const failed = await signIn(String(form.get('email')), String(form.get('password')));
    if (failed) {
      setBusy(false);
      setFailure(failed);
      if (failed.field === 'password') password.current?.select();
      return;
    }
    queryClient.removeQueries({ queryKey: meQuery.queryKey });
    router.history.push(ownAddress(search.return));
  }

  return (
    <main className={styles.screen}>
      <title>Log in · CROW</title>
      <div className={styles.brand}>
        <CrowMark size="clamp(3rem, 11vw, 10rem)" />
        <p className={styles.promise}>
          See what your visitors did,
          <br />
          and what they wanted.
        </p>
      </div>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <h1>Log in</h1>
        {search.return && <p className={styles.hint}>Log in to go on where you were.</p>}
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          size="md"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          ref={password}
          label="Password"
          name="password"
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
          aria-invalid={failure?.field === 'password'}
          error={failure?.field === 'password' ? failure.words : undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
        />
        <div role="alert" className={styles.alert}>
          {failure?.field === 'form' && failure.words}
        </div>
        <Button type="submit" size="md" fullWidth loading={busy}>
          Log in
        </Button>
      </form>
    </main>
  );
}
