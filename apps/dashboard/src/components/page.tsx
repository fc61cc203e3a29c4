import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** One line on what the screen shows. */
  lead?: ReactNode;
  /** Stands right of the title. */
  aside?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

/** The frame of a screen: document title, heading, content. */
export function Page({ title, lead, aside, narrow = false, children }: PageProps) {
  return (
    <div className={styles.page} data-width={narrow ? 'narrow' : 'wide'}>
      <title>{`${title} · CROW`}</title>
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
