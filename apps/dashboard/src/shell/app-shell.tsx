import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { meQuery } from '../api/queries.ts';
import { LiveProvider } from '../live/live-store.tsx';
import styles from './app-shell.module.css';
import { NarrowNavigation } from './narrow-navigation.tsx';
import { Navigation } from './navigation.tsx';
import { useSearchShortcut } from './use-search-shortcut.ts';

/** What stands around every screen of a logged-in viewer. */
export function AppShell() {
  const { data: me } = useQuery(meQuery);
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(main);
  useSearchShortcut();
  if (!me) return null;
  return (
    <LiveProvider>
      <a href="#main" className={styles.skip}>
        Skip to the content
      </a>
      <div className={styles.shell}>
        <aside className={styles.side}>
          <Navigation me={me} />
        </aside>
        <NarrowNavigation me={me} />
        <main ref={main} id="main" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
    </LiveProvider>
  );
}

/** After a change of screen the focus moves into it, unless the screen has already taken it. */
function useFocusOnArrival(main: RefObject<HTMLElement | null>) {
  const router = useRouter();
  useEffect(() => {
    return router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      // The first screen of a visit leaves the focus at the top, where the skip link is.
      if (!fromLocation || !pathChanged || main.current?.contains(document.activeElement)) return;
      main.current?.focus({ preventScroll: true });
    });
  }, [router, main]);
}
