import type { Me } from '@crow/contracts';
import { UnstyledButton } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { CrowMark } from '../components/crow-mark.tsx';
import styles from './navigation.module.css';
import { Navigation } from './navigation.tsx';

/** On narrow screens: a bar whose button opens the navigation over the page. */
export function NarrowNavigation({ me }: { me: Me }) {
  const drawer = useRef<HTMLDialogElement>(null);
  return (
    <>
      <header className={styles.bar}>
        <UnstyledButton
          className={styles.barButton}
          aria-label="Open the navigation"
          onClick={() => drawer.current?.showModal()}
        >
          <IconMenu2 size="1.35rem" stroke={1.7} aria-hidden="true" />
        </UnstyledButton>
        <span className={styles.barTitle}>
          <CrowMark size="1.5rem" /> CROW
        </span>
        <Link to="/search" className={styles.barButton} aria-label="Search">
          <IconSearch size="1.25rem" stroke={1.7} aria-hidden="true" />
        </Link>
      </header>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is on its backdrop */}
      <dialog
        ref={drawer}
        className={styles.drawer}
        aria-label="Navigation"
        onClick={(event) => {
          if (event.target === drawer.current) drawer.current.close();
        }}
      >
        <Navigation me={me} onLeave={() => drawer.current?.close()} />
      </dialog>
    </>
  );
}
