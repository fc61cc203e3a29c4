import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { NoticeBar } from './notice-bar.tsx';
import './shell.css';

/** What is around every page. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);

  // A new document would put the focus at its top; without one, the keyboard would stay where the last page had it.
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <Header />
      <main className="page" id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <NoticeBar />
      <ScrollRestoration />
    </>
  );
}
