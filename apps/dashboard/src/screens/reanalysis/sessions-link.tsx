import type { RereadFilter } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './reanalysis.module.css';

interface SessionsLinkProps {
  reanalysisId: string;
  filter: RereadFilter;
  /** What a screen reader says, where the number alone would not do. */
  label?: string;
  children: ReactNode;
}

const EXACTLY = { exact: true, includeSearch: true, includeHash: false };

/** A number of sessions that leads to them, in the list below. */
export function SessionsLink({ reanalysisId, filter, label, children }: SessionsLinkProps) {
  return (
    <Link
      to="/reanalyses/$reanalysisId"
      params={{ reanalysisId }}
      search={filter}
      hash="sessions"
      activeOptions={EXACTLY}
      className={styles.number}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
